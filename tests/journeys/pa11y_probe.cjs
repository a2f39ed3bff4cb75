'use strict';
// Runs real pa11y (HTML_CodeSniffer) on a tab that a journey has open, as it stands at that moment.
//   in   {"socket": "ws://…/devtools/page/…"}     one JSON object a line
//   out  {"issues": [{code, message, selector, context}]} or {"error": "…"}
const {createInterface} = require('node:readline');
const path = require('node:path');

const engine = path.join(__dirname, '../../webaudit/engine/node_modules/');
const pa11y = require(`${engine}pa11y`);
const WebSocket = require(`${engine}ws`);

// The little of a browser's page that pa11y needs, on the tab's own socket.
class Tab {
  static async open(address) {
    const tab = new Tab();
    tab.socket = new WebSocket(address, {perMessageDeflate: false});
    tab.waiting = new Map();
    tab.asked = 0;
    tab.socket.on('message', data => {
      const {id, result, error} = JSON.parse(data);
      const [resolve, reject] = tab.waiting.get(id) ?? [];
      tab.waiting.delete(id);
      if (error) reject?.(new Error(error.message));
      else resolve?.(result);
    });
    await new Promise((resolve, reject) => {
      tab.socket.once('open', resolve).once('error', reject);
    });
    return tab;
  }

  async evaluate(code, argument = null) {
    const expression = typeof code === 'function' ? `(${code})(${JSON.stringify(argument)})` : code;
    this.asked += 1;
    const id = this.asked;
    const answer = new Promise((resolve, reject) => this.waiting.set(id, [resolve, reject]));
    this.socket.send(JSON.stringify({
      id, method: 'Runtime.evaluate', params: {expression, awaitPromise: true, returnByValue: true},
    }));
    const {exceptionDetails, result} = await answer;
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  on() {}
  off() {}
  setViewport() {}
}

async function look({socket}) {
  const tab = await Tab.open(socket);
  try {
    const {issues} = await pa11y('a tab that is open', {
      browser: {}, page: tab, ignoreUrl: true, userAgent: '', runners: ['htmlcs'], standard: 'WCAG2AA',
      timeout: 30000,
    });
    return {issues: issues.map(({code, message, selector, context}) => ({code, message, selector, context}))};
  } finally {
    tab.socket.close();
  }
}

(async () => {
  for await (const line of createInterface({input: process.stdin})) {
    const answer = await look(JSON.parse(line)).catch(error => ({error: String(error)}));
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
})();
