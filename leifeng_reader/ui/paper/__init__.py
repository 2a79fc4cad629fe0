"""Papers as pages: laid out in points, painted on screen, on a printer and into PDF alike."""
