'use strict';
// Where axe-core lies, without what it brings for browsers of another time: our browser has Promise,
// Object.values and their like, and getting their stand-ins ready took most of axe's start on each page.
// Another version of axe, which reads otherwise, is left as it is.
const {mkdtempSync, readFileSync, writeFileSync} = require('node:fs');
const {tmpdir} = require('node:os');
const path = require('node:path');

const STAND_INS = [
  ['Ne(Le())),t=Ne(t()),je=(Ne(je()),Ne(Lt())),Lt=Ne(rr()),rr=Ne(ir()),ir=Ne(Vr()),Vr=Ne(rn()),ho=(', 'Le),ho=('],
  ['f1=Ne(rn())', 'f1={default:Array.from}'],
];

function lean() {
  const whole = require.resolve('axe-core/axe.min.js');
  const source = readFileSync(whole, 'utf8');
  if (!STAND_INS.every(([text]) => source.split(text).length === 2)) return whole;
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'lean-axe-')), 'axe.min.js');
  writeFileSync(file, STAND_INS.reduce((text, [from, to]) => text.replace(from, to), source));
  return file;
}

module.exports = lean();
