// Rebuilds award/static/vendor/ from the locked packages: the theme is built, the rest copied,
// and vendor.json says which version each file comes from and what its SHA-256 is.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const packages = join(here, "node_modules");
const vendor = join(here, "..", "static", "vendor");
const scratch = mkdtempSync(join(tmpdir(), "utmarkt-theme-"));

const files = {
  "designsystemet.css": ["@digdir/designsystemet-css", "dist/src/index.css"],
  "designsystemet.js": ["@digdir/designsystemet-web", "dist/umd/index.js"],
  "inter.woff2": ["@fontsource-variable/inter", "files/inter-latin-wght-normal.woff2"],
  "LICENSE-designsystemet.txt": ["@digdir/designsystemet-css", "LICENSE"],
  "LICENSE-inter.txt": ["@fontsource-variable/inter", "LICENSE"],
};

function version(name) {
  return JSON.parse(readFileSync(join(packages, name, "package.json"))).version;
}

function designsystemet(command, ...options) {
  const program = join(packages, "@digdir/designsystemet/dist/bin/designsystemet.js");
  const config = join(here, "designsystemet.config.json");
  execFileSync(process.execPath, [program, "tokens", command, "--config", config, ...options]);
}

rmSync(vendor, { recursive: true, force: true });
mkdirSync(vendor, { recursive: true });

// On paper it is always day.
function onScreensOnly(path) {
  const dark = "@media (prefers-color-scheme: dark)";
  const css = readFileSync(path, "utf8").replaceAll(dark, dark.replace("(", "screen and ("));
  writeFileSync(path, css);
}

const tokens = join(scratch, "tokens");
const built = join(scratch, "built");
designsystemet("create", "--out-dir", tokens);
designsystemet("build", "--tokens", tokens, "--out-dir", built);

const listed = {};
function put(name, source, text) {
  const target = join(vendor, name);
  copyFileSync(source, target);
  // Maps are not shipped, and the hashed static files would look for the one named here.
  if (name.endsWith(".js")) {
    const code = readFileSync(target, "utf8").replace(/\n?\/\/# sourceMappingURL=.*\s*$/, "\n");
    writeFileSync(target, code);
  }
  const sha256 = createHash("sha256").update(readFileSync(target)).digest("hex");
  listed[name] = { from: text, sha256 };
}

const theme = join(built, "utmarkt.css");
onScreensOnly(theme);
put("theme.css", theme, `@digdir/designsystemet ${version("@digdir/designsystemet")}`);
for (const [name, [from, path]] of Object.entries(files)) {
  put(name, join(packages, from, path), `${from} ${version(from)}`);
}
writeFileSync(join(vendor, "vendor.json"), JSON.stringify(listed, null, 2) + "\n");
rmSync(scratch, { recursive: true });
