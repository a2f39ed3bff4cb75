// How a visit to a page ended, when it did not end well. The words are a closed list,
// kept in results.py; only `ok` is ever measured.
export class Outcome extends Error {
  constructor(outcome, detail = '') {
    super(detail || outcome);
    this.outcome = outcome;
    this.detail = detail;
  }
}

const NETWORK_ERRORS = [
  [/ERR_TOO_MANY_REDIRECTS/, 'redirect_loop'],
  [/ERR_CERT|ERR_SSL|ERR_BAD_SSL/, 'cert'],
  [/ERR_\w*AUTH/, 'auth'],
  [/ERR_NAME_NOT_RESOLVED/, 'dns'],
  [/ERR_BLOCKED|ERR_UNSAFE|ERR_DISALLOWED/, 'blocked'],
  [/ERR_TIMED_OUT|timeout/i, 'nav_timeout'],
];

// What the browser's own message about a failed navigation means to us.
export function fromBrowser(error) {
  if (error instanceof Outcome) return error;
  const [, outcome] = NETWORK_ERRORS.find(([pattern]) => pattern.test(error.message)) ?? [];
  const [code] = error.message.match(/ERR_\w+/) ?? [error.message.slice(0, 200)];
  return new Outcome(outcome ?? 'nav_failed', code);
}

// Wait for a promise, but only so long; `outcome` says what giving up means.
export function within(milliseconds, promise, outcome) {
  let timer;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(
      () => reject(new Outcome(outcome, `after ${milliseconds} ms`)),
      Math.max(1, milliseconds),
    );
  });
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer));
}
