'use strict';
// Where axe-core lies, with a few lines of it told in another way: the same answers, sooner. Another version of
// axe, which reads otherwise, is left as it is.
const {mkdtempSync, readFileSync, writeFileSync} = require('node:fs');
const {tmpdir} = require('node:os');
const path = require('node:path');

// What a function of one or two things has answered before, found by the things themselves; axe's own way
// looks through a list of all things that were ever asked about.
const remember = `function(f){var one=f.length<2,known=new Map,g=function(a,b){
  var of=known;one||(of=known.get(b))||known.set(b,of=new Map);
  if(of.has(a))return of.get(a);var found=f.call(this,a,b);of.set(a,found);return found};
  g.clear=function(){known.clear()};return g}`;

const RETOLD = [
  // Our browser needs no stand-ins for Promise, Object.values and their like.
  ['Ne(Le())),t=Ne(t()),je=(Ne(je()),Ne(Lt())),Lt=Ne(rr()),rr=Ne(ir()),ir=Ne(Vr()),Vr=Ne(rn()),ho=(', 'Le),ho=('],
  ['f1=Ne(rn())', 'f1={default:Array.from}'],
  ['return e=(0,bo.default)(e,t),axe', `return e=t||e.length>2?(0,bo.default)(e,t):(${remember})(e),axe`],
  // A selector is read once.
  ['function H1(e){e=z1.parse(e);return X1(e.selectors||[e])}', `function H1(s){var all=H1.all||(H1.all=new Map),e=all.get(s);
    return e||(e=z1.parse(s),all.set(s,e=X1(e.selectors||[e]))),e}`],
  // Of all rules in the style sheets, only those about the window are written out as text.
  ['var t=e.type,e=e.cssText;return 4===t&&(', 'if(e.type!==4)return!1;e=e.cssText;return('],
];

function lean() {
  const whole = require.resolve('axe-core/axe.min.js');
  const source = readFileSync(whole, 'utf8');
  if (!RETOLD.every(([text]) => source.split(text).length === 2)) return whole;
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'lean-axe-')), 'axe.min.js');
  writeFileSync(file, RETOLD.reduce((text, [from, to]) => text.replace(from, () => to), source));
  return file;
}

module.exports = lean();
