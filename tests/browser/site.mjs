// node site.mjs FOLDER: a folder of pages and their index.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { barriers, finish, run, start, visible } from "./browser.mjs";

const folder = process.argv[2], index = join(folder, "index.html");
const browser = await start();
const page = await browser.open(index);

const steps = {
  async "every document is listed"() {
    const pages = readdirSync(folder).filter((name) => name !== "index.html").sort();
    const links = await page.$$eval("#documents li a", (found) => found.map((a) => a.getAttribute("href")).sort());
    assert.deepEqual(links, pages);
  },
  async "search finds documents and entities"() {
    const documents = await visible(page, "#documents li"), entities = await visible(page, "#entities li");
    const word = await page.$eval("#documents li a", (a) => a.textContent.split(/[^\p{L}]+/u).sort((x, y) => y.length - x.length)[0]);
    await page.fill("#search", word);
    assert.ok(await visible(page, "#documents li") >= 1 && await visible(page, "#documents li") < documents);
    assert.ok(await visible(page, "#entities li") < entities);
    await page.fill("#search", "");
    assert.equal(await visible(page, "#documents li"), documents);
  },
  async "the timeline is in order and leads to its events"() {
    const dates = await page.$$eval("#timeline time", (found) => found.map((e) => e.textContent));
    assert.ok(dates.length > 1);
    assert.deepEqual(dates, [...dates].sort());
    const name = await page.$eval("#timeline .e", (e) => { e.click(); return e.textContent; });
    assert.equal(await page.$eval("#chosen-name", (e) => e.textContent), name);
  },
  async "an entity leads to itself in a document, and back"() {
    await page.evaluate(() => document.querySelector("#entities li .e").click());
    const name = await page.$eval("#chosen-name", (e) => e.textContent);
    await page.click("#chosen .in a");
    await page.waitForLoadState();
    assert.notEqual(page.url().split("/").pop().split("#")[0], "index.html");
    assert.equal(await page.$eval("#chosen-name", (e) => e.textContent), name);
    assert.ok(await page.$$eval(".m.on", (found) => found.length) > 0);
    await page.click("header a[href='index.html']");
    await page.waitForLoadState();
    assert.ok(await visible(page, "#documents li") > 1);
  }
};
const failed = await run("site", steps) + await run("site", barriers(browser, index));
await finish(browser, "site", failed);
