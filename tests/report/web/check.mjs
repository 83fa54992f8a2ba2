// Check web pages: `node check.mjs PAGE.html...`. Valid HTML by html-validate, and WCAG 2.2 AA by
// axe-core in headless Chromium: light and dark, wide and narrow. Exit code 1 on any violation.
import { readFileSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { HtmlValidate } from "html-validate";
import { chromium } from "playwright-core";

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const LOOKS = ["light", "dark"];
const WIDTHS = [1280, 320];
const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// The standard only. The style rules of the tool (length of lines, capitals) are a matter of taste.
const validator = new HtmlValidate({ extends: ["html-validate:standard", "html-validate:a11y"] });

async function invalid(file) {
  const report = await validator.validateFile(file);
  return report.results.flatMap((result) =>
    result.messages.map((m) => `html ${m.ruleId} ${m.line}:${m.column} ${m.message}`));
}

async function barriers(browser, file, look, width) {
  // The page forbids scripts; only the checker may go past that.
  const context = await browser.newContext({
    colorScheme: look, bypassCSP: true, viewport: { width, height: 900 },
  });
  const page = await context.newPage();
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  const url = pathToFileURL(resolve(file)).href;
  await page.goto(url);
  await page.evaluate(axe);
  const found = await page.evaluate((tags) => axe.run(document, { runOnly: tags }), TAGS);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  await context.close();
  const where = `${look} ${width}`;
  return [
    ...found.violations.map((v) =>
      `axe ${where} ${v.id} (${v.nodes.length}): ${v.help}; ${v.nodes[0].html.slice(0, 160)} `
      + (v.nodes[0].failureSummary ?? "").replaceAll("\n", " ").slice(0, 300)),
    ...asked.filter((address) => address !== url).map((address) => `asks for ${address}`),
    ...(wide ? [`scrolls sideways: ${where}`] : []),
    ...(found.passes.length > 10 ? [] : [`axe ${where}: has checked next to nothing`]),
  ];
}

const files = process.argv.slice(2);
if (!files.length) {
  console.error("node check.mjs PAGE.html...");
  process.exit(2);
}
const home = mkdtempSync(join(tmpdir(), "web-check-"));
const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS, env: { ...process.env, HOME: home } });
let total = 0;
for (const file of files) {
  const faults = await invalid(file);
  for (const look of LOOKS)
    for (const width of WIDTHS) faults.push(...await barriers(browser, file, look, width));
  total += faults.length;
  console.log(`${basename(file)}: ${faults.length || "no"} violations`);
  for (const fault of faults.slice(0, 30)) console.log(`  ${fault}`);
}
await browser.close();
rmSync(home, { recursive: true, force: true });
process.exit(total ? 1 : 0);
