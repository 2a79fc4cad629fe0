"""The search box: everything in the library, and every command, by a few letters."""
