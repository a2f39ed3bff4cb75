"""``python -m webaudit.demo_sites --port 8123``: serve the demonstration's web sites here."""

import argparse
import sys

from webaudit.demo_sites import FOLDER, SITES
from webaudit.engine.loopback import server_for


def main() -> None:
    parser = argparse.ArgumentParser(prog="webaudit.demo_sites", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    server = server_for(FOLDER, parser.parse_args().port)
    for site in SITES:
        sys.stdout.write(f"http://127.0.0.1:{server.server_port}/{site}/\n")
    sys.stdout.flush()
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        server.server_close()


if __name__ == "__main__":
    main()
