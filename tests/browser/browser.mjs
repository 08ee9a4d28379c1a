// Chromium with nothing but the page: a fresh profile, no network, everything it complains about collected.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const switches = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];
const axe = readFileSync("node_modules/axe-core/axe.min.js", "utf8");

export async function start() {
  const profile = mkdtempSync(join(tmpdir(), "tercet-browser-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: "/usr/bin/chromium", headless: true, args: switches, offline: true, acceptDownloads: true
  });
  const complaints = [];
  return {
    complaints,
    async open(file, scheme = "light", width = 1400) {
      const page = await context.newPage();
      await page.setViewportSize({ width, height: 1000 });
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      page.on("console", (message) => { if (["error", "warning"].includes(message.type())) complaints.push(message.text()); });
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("request", (request) => { if (!/^(file|blob|data):/.test(request.url())) complaints.push("asks for " + request.url()); });
      await page.goto(pathToFileURL(file).href);
      return page;
    },
    async stop() {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    }
  };
}

export const visible = (page, selector) => page.$$eval(selector, (found) => found.filter((e) => e.getClientRects().length).length);

/** No serious barrier, and nothing wider than the window. */
export async function accessible(page) {
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth + 1), "the page is wider than the window");
  await page.evaluate(axe);
  const result = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  const grave = result.violations.filter((v) => v.impact === "serious" || v.impact === "critical");
  assert.deepEqual(grave.map((v) => v.id + ": " + v.nodes[0].html.slice(0, 200) + " " + v.nodes[0].failureSummary), []);
}

/** Runs named steps one by one; returns how many failed. */
export async function run(name, steps, ...given) {
  let failed = 0;
  for (const [title, step] of Object.entries(steps)) {
    try {
      await step(...given);
      console.log(`ok   ${name}: ${title}`);
    } catch (error) {
      failed++;
      console.log(`FAIL ${name}: ${title}: ${error.message}`);
    }
  }
  return failed;
}

/** Steps that look for barriers in both schemes, on a wide and a narrow window, at rest and with an entity chosen. */
export function barriers(browser, file) {
  const steps = {};
  for (const scheme of ["light", "dark"])
    for (const width of [1400, 390])
      steps[`axe-core, ${scheme}, ${width} pixels`] = async () => {
        const page = await browser.open(file, scheme, width);
        await accessible(page);
        await page.evaluate(() => document.querySelector("#entities li .e").click());
        await accessible(page);
        await page.close();
      };
  return steps;
}

/** Ends the browser and the program: 1 when a step failed or the browser complained. */
export async function finish(browser, name, failed) {
  await browser.stop();
  if (browser.complaints.length) console.log(`FAIL ${name}: the browser complains: ${browser.complaints.join("; ")}`);
  process.exit(failed || browser.complaints.length ? 1 : 0);
}
