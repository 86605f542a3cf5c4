"""The command line: each command is a few lines around a call of the library."""

import argparse
import sys


def main(argv: list[str] | None = None) -> int:
    """Run `kawat`; return 0 if all was read, 1 if some articles failed, 2 for a usage error."""
    parser = argparse.ArgumentParser(prog="kawat")
    commands = parser.add_subparsers(dest="command", required=True)
    reader = commands.add_parser("read")
    reader.add_argument("inputs", nargs="+")
    reader.add_argument("--json", action="store_true")
    chosen = parser.parse_args(argv)
    import msgspec  # noqa: PLC0415 - `kawat --help` must not pay for the library

    from kawat import engine  # noqa: PLC0415

    failed = False
    for result in engine.read(chosen.inputs):
        failed |= type(result).__name__ == "Failure"
        sys.stdout.buffer.write(msgspec.json.encode(result) + b"\n")
    return 1 if failed else 0
