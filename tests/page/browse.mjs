// A page in a browser: what tools find amiss in it, and what it holds.
//   node browse.mjs MODULES COMMAND FILE...
// MODULES is the folder with axe-core and playwright-core. COMMAND:
//   check   axe, horizontal scrolling, requests and complaints: at two
//           widths, light and dark, and printed; a line for each fault
//   holds   FILE TWIN TEXTS: FILE shows the texts (a line each in TEXTS, JSON
//           strings) as they are, isolated, and has the elements of TWIN
//   pdf     FILE OUT: prints to OUT
//   data    FILE: every figure, NAME tab VALUE
//   shot    FILE OUT WIDTH light|dark SELECTOR: a picture
// Exit status 1: something is amiss.
import { createRequire } from 'node:module';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, command, ...args] = process.argv.slice(2);
const require = createRequire(path.resolve(modules, 'x.js'));
const { chromium } = require('playwright-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

let faults = 0;
function amiss(...words) {
  console.log(...words);
  faults++;
}

// A profile of its own, empty, removed at the end; no word to anybody.
const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'heng-page-'));
const browser = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM,
  headless: true,
  viewport: { width: 1280, height: 900 },
  // axe is put in by the test; the page's own policy forbids all scripts.
  bypassCSP: command === 'check',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update',
    '--disable-sync'],
});
const page = browser.pages()[0] ?? await browser.newPage();

async function open(file) {
  const url = pathToFileURL(path.resolve(file)).href;
  const noise = [];
  page.removeAllListeners();
  page.on('request', (r) => {
    if (r.url() !== url)
      noise.push('asks for ' + r.url());
  });
  page.on('console', (m) => noise.push('says ' + m.text()));
  page.on('pageerror', (e) => noise.push('fails: ' + e));
  page.on('dialog', (d) => {
    noise.push('opens a dialog');
    d.dismiss();
  });
  await page.goto(url);
  return noise;
}

async function runAxe(file, how) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => axe.run(document,
    { resultTypes: ['violations', 'incomplete'] }));
  if (found.passes.length < 10)
    amiss(file, how, 'axe looked at next to nothing');
  for (const v of found.violations)
    for (const node of v.nodes)
      amiss(file, how, 'axe', v.id, node.target.join(' '),
        (node.failureSummary ?? '').replace(/\s+/g, ' '));
  // Contrast that could not be told is not contrast that is there; that of
  // figures, which axe does not know, is told below.
  for (const v of found.incomplete.filter((v) => v.id === 'color-contrast'))
    for (const node of v.nodes)
      if (!/^text\b|> text\b/.test(node.target.join(' ')))
        amiss(file, how, 'axe cannot tell', v.id, node.target.join(' '),
          node.any.map((c) => c.message).join(' '));
  for (const text of await page.evaluate(() => {
    const light = (colour) => {
      const [r, g, b] = colour.match(/[\d.]+/g).map((v) => v / 255)
        .map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ratio = (a, b) => (Math.max(light(a), light(b)) + 0.05) /
      (Math.min(light(a), light(b)) + 0.05);
    const ground = getComputedStyle(document.documentElement).backgroundColor;
    const out = [];
    for (const e of document.querySelectorAll('svg text'))
      if (ratio(getComputedStyle(e).fill, ground) < 4.5)
        out.push('too little contrast: ' + e.textContent);
    // What figures show besides text: 3 to 1.
    for (const e of document.querySelectorAll('svg :is(path, rect, circle, ' +
        'polygon):not(.grid, .axis)')) {
      const { fill, stroke } = getComputedStyle(e);
      if (![fill, stroke].some((c) => c.startsWith('rgb') &&
          ratio(c, ground) >= 3) && !fill.startsWith('url'))
        out.push('too little contrast: ' + e.outerHTML.slice(0, 60));
    }
    return out.slice(0, 8);
  }))
    amiss(file, how, text);
}

// What is wider than the page, or cut off.
async function runWidth(file, how) {
  for (const text of await page.evaluate(() => {
    const out = [];
    const wide = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > wide)
      out.push('scrolls: ' + document.documentElement.scrollWidth + ' > ' +
        wide);
    for (const e of document.body.querySelectorAll('*')) {
      const box = e.getBoundingClientRect();
      if (e.closest('svg') && e.tagName !== 'svg' && e.tagName !== 'text')
        continue;
      if (box.width > 0 && (box.right > wide + 1 || box.left < -1))
        out.push('beyond the edge: <' + e.tagName.toLowerCase() + '> ' +
          e.textContent.slice(0, 40));
      if (e.tagName === 'text') {
        const svg = e.ownerSVGElement.getBoundingClientRect();
        if (box.left < svg.left - 1 || box.right > svg.right + 1 ||
            box.top < svg.top - 1 || box.bottom > svg.bottom + 1)
          out.push('cut in the figure: ' + e.textContent);
      }
    }
    return out.slice(0, 8);
  }))
    amiss(file, how, text);
}

async function check(file) {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [1280, 360]) {
      const how = `${colorScheme} ${width}`;
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme, media: 'screen' });
      const noise = await open(file);
      await runAxe(file, how);
      await runWidth(file, how);
      noise.forEach((text) => amiss(file, how, text));
    }
  }
  // 182 mm between the margins of A4, in CSS pixels.
  await page.setViewportSize({ width: 688, height: 1000 });
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  const noise = await open(file);
  await runAxe(file, 'print');
  await runWidth(file, 'print');
  noise.forEach((text) => amiss(file, 'print', text));
}

function elements() {
  const out = {};
  for (const e of document.querySelectorAll('*')) {
    const name = [e.tagName, ...e.getAttributeNames()].join(' ');
    out[name] = (out[name] ?? 0) + 1;
  }
  return out;
}

async function holds(file, twin, texts) {
  await page.setViewportSize({ width: 360, height: 900 });
  (await open(twin)).forEach((text) => amiss(twin, text));
  const tame = await page.evaluate(elements);
  (await open(file)).forEach((text) => amiss(file, text));
  const wild = await page.evaluate(elements);
  for (const name of new Set([...Object.keys(tame), ...Object.keys(wild)]))
    if (tame[name] !== wild[name])
      amiss(file, `has ${wild[name] ?? 0} <${name}>, its twin`,
        tame[name] ?? 0);
  await runWidth(file, '360');
  for (const line of fs.readFileSync(texts, 'utf8').trim().split('\n')) {
    const text = JSON.parse(line);
    const found = await page.evaluate((wanted) => {
      const walk = document.createTreeWalker(document.body,
        NodeFilter.SHOW_TEXT);
      const out = [];
      while (walk.nextNode())
        if (walk.currentNode.data.includes(wanted))
          out.push(getComputedStyle(walk.currentNode.parentElement)
            .unicodeBidi);
      return out;
    }, text);
    if (found.length === 0)
      amiss(file, 'does not show', line);
    if (found.some((bidi) => !bidi.startsWith('isolate')))
      amiss(file, 'does not isolate', line, found.join(' '));
  }
}

switch (command) {
case 'check':
  for (const file of args)
    await check(file);
  break;
case 'holds':
  await holds(...args);
  break;
case 'pdf':
  await open(args[0]);
  await page.pdf({ path: args[1], tagged: true, preferCSSPageSize: true,
    printBackground: true });
  break;
case 'data':
  await open(args[0]);
  for (const line of await page.evaluate(() =>
    [...document.querySelectorAll('data')].map((d) =>
      d.getAttribute('value') + '\t' + d.textContent)))
    console.log(line);
  break;
case 'shot': {
  const [file, out, width, colorScheme, selector, height] = args;
  await page.setViewportSize({ width: +width, height: +(height ?? 900) });
  await page.emulateMedia({ colorScheme });
  await open(file);
  await page.evaluate((s) => document.querySelector(s).scrollIntoView(),
    selector);
  await page.screenshot({ path: out });
  break;
}
default:
  amiss('no such command:', command);
}
await browser.close();
fs.rmSync(profile, { recursive: true, force: true });
process.exitCode = faults > 0 ? 1 : 0;
