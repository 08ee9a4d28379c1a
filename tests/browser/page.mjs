// node page.mjs FOLDER NAME: opens FOLDER/NAME.html from disk, compares it with NAME.nt and NAME.ttl, uses it.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { barriers, finish, run, start, visible } from "./browser.mjs";

const [folder, name] = process.argv.slice(2);
const file = join(folder, name + ".html");
const triples = readFileSync(join(folder, name + ".nt"), "utf8");
const turtle = readFileSync(join(folder, name + ".ttl"), "utf8");

const steps = {
  async "entities and statements are those of the graph"(page) {
    const statements = (triples.match(/#type> <[^>]*#Statement> \./g) || []).length;
    const rows = await page.$$eval("#statements tbody tr", (found) => found.length);
    assert.ok(statements > 0);
    assert.ok(rows >= statements * 0.9 && rows <= statements * 1.2, `${rows} rows, ${statements} statement nodes`);
    const typed = new Set([...triples.matchAll(/^<([^>]*\/(?:person|organization|event|strategy|place|post)\/[^>]*)> <[^>]*#type>/gm)].map((m) => m[1]));
    assert.equal(await page.$$eval("#entities li", (found) => found.length), typed.size);
  },
  async "highlights lead to entities, nodes to highlights"(page) {
    const state = await page.evaluate(() => ({
      lost: [...document.querySelectorAll(".m")].filter((m) => !document.getElementById(m.getAttribute("href").slice(1))).length,
      marks: document.querySelectorAll(".m").length,
      nodeless: [...document.querySelectorAll("#entities li[data-n]")].filter((li) => !document.getElementById(li.dataset.n)).length,
      strangers: [...document.querySelectorAll("#drawing .node")].filter((n) => !document.querySelector(`#entities li[data-n="${n.id}"]`)).length,
      nodes: document.querySelectorAll("#drawing .node").length
    }));
    assert.deepEqual([state.lost, state.nodeless, state.strangers], [0, 0, 0]);
    assert.ok(state.marks > 5 && state.nodes > 3);
    const wrong = await page.evaluate(() => {
      const found = [];
      for (const mark of document.querySelectorAll(".m")) {
        mark.click();
        const li = document.getElementById(mark.getAttribute("href").slice(1));
        const shown = document.querySelector("#chosen-name").textContent;
        if (shown !== li.querySelector(".e").textContent) found.push(shown);
        if (!mark.classList.contains("on")) found.push("not lit: " + mark.textContent);
        if (li.dataset.n && !document.getElementById(li.dataset.n).classList.contains("on")) found.push("node not lit: " + shown);
      }
      for (const link of document.querySelectorAll("#drawing .node a")) {
        link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
        const own = [...document.querySelectorAll("#entities li")].filter((li) => li.dataset.n === link.closest(".node").id);
        if (own.length !== 1) continue;
        const lit = [...document.querySelectorAll(".m.on")], href = "#" + own[0].id;
        const all = [...document.querySelectorAll(".m")].filter((m) => m.getAttribute("href") === href);
        if (lit.length !== all.length || lit.some((m) => m.getAttribute("href") !== href)) found.push("marks of " + href);
      }
      return found;
    });
    assert.deepEqual(wrong, []);
    await page.keyboard.press("Escape");
    assert.equal(await visible(page, "#chosen"), 0);
  },
  async "evidence leads to its words"(page) {
    const wrong = await page.evaluate(() => {
      const plain = (text) => text.replace(/\s+/g, " ").trim(), found = [];
      for (const link of document.querySelectorAll("#statements .src")) {
        link.click();
        const range = [...CSS.highlights.get("passage")][0];
        if (!range.toString() || !plain(link.textContent).includes(plain(range.toString()))) found.push([range.toString(), link.textContent]);
      }
      return { found, count: document.querySelectorAll("#statements .src").length };
    });
    assert.deepEqual(wrong.found, []);
    assert.ok(wrong.count > 3);
  },
  async "an edge shows its statements"(page) {
    const seen = await page.evaluate(() => [...document.querySelectorAll("#drawing .edge")].map((edge) => {
      edge.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
      return document.querySelectorAll("#chosen-statements li").length;
    }));
    assert.ok(seen.length > 2 && seen.every((count) => count > 0), String(seen));
    await page.keyboard.press("Escape");
  },
  async "class filters hide and bring back"(page) {
    const count = async () => [await visible(page, "#drawing .node"), await visible(page, "#entities li"), await visible(page, "#statements tbody tr")];
    const before = await count();
    for (const chip of await page.$$(".chip")) {
      const kind = await chip.getAttribute("data-k");
      await chip.click();
      assert.equal(await visible(page, `#drawing .kind${kind}`), 0);
      assert.equal(await visible(page, `#entities li[data-k="${kind}"]`), 0);
      assert.equal(await visible(page, `#statements tbody .k${kind}`), 0);
      assert.equal(await page.$$eval(`.m.k${kind}:not(.plain)`, (found) => found.length), 0);
      assert.equal(await chip.getAttribute("aria-pressed"), "false");
      await chip.click();
      assert.deepEqual(await count(), before);
    }
  },
  async "search narrows"(page) {
    const all = await visible(page, "#entities li");
    const wanted = await page.$eval("#entities li .e", (e) => e.textContent.split(/[^\p{L}]+/u).sort((a, b) => b.length - a.length)[0]);
    await page.fill("#search", wanted.toUpperCase());
    const left = await visible(page, "#entities li");
    assert.ok(left >= 1 && left < all, `${left} of ${all} for ${wanted}`);
    assert.match(await page.$eval("#found", (e) => e.value), new RegExp("^" + left + " "));
    await page.press("#search", "Enter");
    assert.equal(await visible(page, "#chosen"), 1);
    await page.fill("#search", "");
    await page.keyboard.press("Escape");
    assert.equal(await visible(page, "#entities li"), all);
  },
  async "the table sorts"(page) {
    const button = page.locator("#statements th button").nth(4);
    const values = () => page.$$eval("#statements tbody tr", (rows) => rows.map((row) => Number(row.cells[4].dataset.v)));
    await button.click();
    const up = await values();
    assert.deepEqual(up, [...up].sort((a, b) => a - b));
    await button.click();
    assert.deepEqual(await values(), [...up].sort((a, b) => b - a));
    assert.equal(await page.$eval("#statements th:nth-child(5)", (th) => th.getAttribute("aria-sort")), "descending");
  },
  async "keys do what a pointer does"(page) {
    await page.keyboard.press("/");
    assert.equal(await page.evaluate(() => document.activeElement.id), "search");
    await page.focus("#entities li .e");
    await page.keyboard.press("Enter");
    assert.equal(await page.$eval("#chosen-name", (e) => e.textContent), await page.$eval("#entities li .e", (e) => e.textContent));
    assert.match(page.url(), /#e-/);
    await page.focus("#stage");
    const box = () => page.$eval("#drawing", (e) => e.getAttribute("viewBox"));
    const home = await box();
    await page.keyboard.press("+");
    assert.notEqual(await box(), home);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("0");
    const whole = (text) => text.split(" ").map((number) => Math.round(number));
    assert.deepEqual(whole(await box()), whole(home));
    await page.focus("#drawing .node a");
    await page.keyboard.press("Enter");
    assert.equal(await visible(page, "#chosen"), 1);
    await page.keyboard.press("Escape");
  },
  async "the pointer pans and zooms"(page) {
    const box = () => page.$eval("#drawing", (e) => e.getAttribute("viewBox").split(" ").map(Number));
    const home = await box(), stage = await page.locator("#stage").boundingBox();
    await page.focus("#search");
    await page.mouse.move(stage.x + 20, stage.y + 20);
    await page.mouse.wheel(0, 100);
    await page.waitForTimeout(50);
    assert.deepEqual(await box(), home); // it scrolls the page
    await page.evaluate(() => scrollTo(0, 0));
    await page.mouse.down();
    await page.mouse.move(stage.x + 90, stage.y + 60, { steps: 4 });
    await page.mouse.up();
    const moved = await box();
    assert.ok(moved[0] < home[0] && moved[1] < home[1], String(moved));
    await page.mouse.wheel(0, -300);
    await page.waitForTimeout(50);
    assert.ok((await box())[2] < moved[2]);
    await page.click("#zoom-fit");
    assert.deepEqual((await box()).map(Math.round), home.map(Math.round));
  },
  async "downloads"(page) {
    const take = async (button) => {
      const [download] = await Promise.all([page.waitForEvent("download"), page.click(button)]);
      return readFileSync(await download.path(), "utf8");
    };
    assert.equal((await take("#take-turtle")).replaceAll("\\u003C", "<"), turtle);
    const svg = await take("#take-svg");
    assert.match(svg, /^<\?xml[^]*<style[^]*<\/svg>$/);
    writeFileSync(join(folder, name + ".svg"), svg);
  },
  async "names are text"(page) {
    assert.equal(await page.evaluate(() => window.hurt), undefined);
    assert.equal(await page.$$eval("script:not([type]),script[type='text/turtle']", (found) => found.length), 2);
    assert.equal(await page.$$eval("img,iframe,object,embed,base,form,link,[onload],[onerror]", (found) => found.length), 0);
    const schemes = await page.$$eval("a[href]", (found) => found.map((a) => a.getAttribute("href").split(/[:#]/)[0]));
    assert.deepEqual([...new Set(schemes)].filter((s) => !["", "http", "https"].includes(s)), []);
  }
};

const browser = await start();
const page = await browser.open(file);
const failed = await run(name, steps, page) + await run(name, barriers(browser, file));
await finish(browser, name, failed);
