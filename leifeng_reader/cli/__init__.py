"""The command line, `leifeng`; it never loads the window's toolkit."""


def main() -> None:
    """Run `leifeng` with the process's arguments, and exit with its status."""
    from leifeng_reader.cli.commands import leifeng
    from leifeng_reader.cli.output import speak_utf8

    speak_utf8()
    # On Windows click would take `*`, `~` and `$` in a quote or a note for patterns.
    leifeng.main(prog_name="leifeng", windows_expand_args=False)
