// Unpacks the spare browser beside its package and writes the program that starts it.
// The package's own way unpacks to a shared temporary folder and starts the browser without its
// safeguards; here it lies among our own files, finds its libraries and fonts, and gets our arguments.
import {createReadStream, createWriteStream, mkdirSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {pipeline} from 'node:stream/promises';
import {fileURLToPath} from 'node:url';
import {createBrotliDecompress} from 'node:zlib';
import tar from 'tar-fs';

const here = path.dirname(fileURLToPath(import.meta.url));
const packed = path.join(here, 'node_modules', '@sparticuz', 'chromium', 'bin');
const unpacked = path.join(here, 'unpacked');
const file = name => path.join(unpacked, name);
const unpack = (name, target) => pipeline(
  createReadStream(path.join(packed, name)), createBrotliDecompress(), target,
);

rmSync(unpacked, {recursive: true, force: true});
mkdirSync(unpacked);
await Promise.all([
  unpack('chromium.br', createWriteStream(file('chromium'), {mode: 0o755})),
  unpack('swiftshader.tar.br', tar.extract(unpacked)),
  unpack('al2023.tar.br', tar.extract(unpacked)),
  unpack('fonts.tar.br', tar.extract(unpacked)),
]);
// The package's own settings look for fonts in places of another machine.
writeFileSync(file('fonts.conf'), `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${file('fonts')}</dir>
  <dir>/usr/share/fonts</dir>
</fontconfig>
`);
// `exec`, so that whoever ends the program ends the browser.
writeFileSync(file('chromium-headless-shell'), `#!/bin/sh
here=$(dirname "$0")
export LD_LIBRARY_PATH="$here/lib" FONTCONFIG_FILE="$here/fonts.conf"
exec "$here/chromium" "$@"
`, {mode: 0o755});
