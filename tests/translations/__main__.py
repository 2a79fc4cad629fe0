"""Bring the files of translations up to what the program says now, and compile them."""

import sys

from tests.translations.catalogue import FOLDER, compile_all, read, write
from tests.translations.strings import strings


def main() -> None:
    """Keep what is translated, add what is new as unfinished, drop what is gone."""
    wanted = strings()
    for file in sorted(FOLDER.glob("*.ts")):
        known = read(file)
        write(file, file.stem.removeprefix("leifeng_"), wanted, known)
        new = [
            source
            for context, sources in wanted.items()
            for source in sources
            if not known.get(context, {}).get(source)
        ]
        sys.stdout.write(f"{file.name}: {len(new)} to translate\n")
        sys.stdout.writelines(f"  {source}\n" for source in new)
    compile_all()


if __name__ == "__main__":
    main()
