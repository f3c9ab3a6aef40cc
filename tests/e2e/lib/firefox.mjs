// A Firefox of the machine, driven by WebDriver BiDi, the protocol it speaks by itself.
//
// Playwright drives only a Firefox of its own making; readers have this one.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { WebSocket } from "ws";

/** How long anything may take, in milliseconds. */
const PATIENCE = 90_000;

/** What keeps Firefox quiet: it asks nobody for updates, lists or pages of its own. */
const QUIET = {
  "app.update.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.homepage_override.mstone": "ignore",
  "datareporting.policy.dataSubmissionEnabled": false,
  "extensions.update.enabled": false,
  "intl.accept_languages": "en-GB",
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "toolkit.telemetry.enabled": false,
};

/** Within the time, or a failure that says what did not happen. */
function soon(promise, what) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Firefox did not ${what} in ${PATIENCE} ms`)), PATIENCE);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Keys by the code points that WebDriver has for them. */
const KEYS = { ArrowLeft: "\uE012", ArrowUp: "\uE013", ArrowRight: "\uE014", ArrowDown: "\uE015", Enter: "\uE007", Home: "\uE011", Tab: "\uE004" };

/**
 * Starts Firefox with a profile of its own; gives one page of it.
 *
 * @param {{scripts?: boolean}} [how] with scripts, or with scripts switched off
 */
export async function launchFirefox({ scripts = true } = {}) {
  const program = process.env.FIREFOX;
  if (!program) throw new Error("FIREFOX is not set; run these with: cargo xtask e2e");
  const profile = mkdtempSync(join(tmpdir(), "fairview-firefox-"));
  const downloads = { "browser.download.folderList": 2, "browser.download.dir": profile };
  const settings = Object.entries({ ...QUIET, ...downloads, "javascript.enabled": scripts });
  writeFileSync(join(profile, "user.js"), settings.map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`).join(""));
  const child = spawn(program, ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  async function end() {
    child.kill();
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  try {
    const address = await soon(
      new Promise((resolve, reject) => {
        child.once("error", reject);
        child.once("exit", (code) => reject(new Error(`Firefox ended with ${code}`)));
        createInterface({ input: child.stderr }).on("line", (line) => {
          const [, address] = line.match(/WebDriver BiDi listening on (ws:\S+)/) ?? [];
          if (address) resolve(address);
        });
      }),
      "start",
    );
    return await Page.connect(`${address}/session`, end);
  } catch (error) {
    await end();
    throw error;
  }
}

/** One page, and everything it complained of or asked for. */
class Page {
  /** Console messages and errors of scripts. */
  troubles = [];
  /** Every address that was requested. */
  requests = [];
  /** The address of everything that a server sent: what was in the cache, or was no newer, is not. */
  brought = [];
  #socket;
  #end;
  #asked = new Map();
  #context;

  static async connect(address, end) {
    const page = new Page();
    page.#end = end;
    page.#socket = new WebSocket(address);
    await soon(
      new Promise((resolve, reject) => {
        page.#socket.once("open", resolve);
        page.#socket.once("error", reject);
      }),
      "let anyone connect",
    );
    page.#socket.on("message", (data) => page.#heard(JSON.parse(data)));
    await page.#ask("session.new", { capabilities: {} });
    await page.#ask("session.subscribe", { events: ["log.entryAdded", "network.beforeRequestSent", "network.responseCompleted"] });
    const { contexts } = await page.#ask("browsingContext.getTree", {});
    page.#context = contexts[0].context;
    // A broken policy is told by an event of the page.
    await page.#ask("script.addPreloadScript", {
      functionDeclaration: `() => {
        window.brokenPolicies = [];
        document.addEventListener("securitypolicyviolation", (event) => {
          window.brokenPolicies.push(event.violatedDirective + ": " + event.blockedURI);
        });
      }`,
    });
    return page;
  }

  #heard({ id, type, method, params, result, error, message }) {
    if (type === "event") {
      if (method === "log.entryAdded") this.troubles.push(`${params.level}: ${params.text}`);
      else if (method === "network.beforeRequestSent") this.requests.push(params.request.url);
      else if (params.response.status !== 304 && !params.response.fromCache) this.brought.push(params.request.url);
      return;
    }
    const { resolve, reject } = this.#asked.get(id) ?? {};
    this.#asked.delete(id);
    if (type === "success") resolve?.(result);
    else reject?.(new Error(`${error}: ${message}`));
  }

  #ask(method, params) {
    const id = this.#asked.size + Math.floor(Math.random() * 2 ** 40);
    const answer = new Promise((resolve, reject) => this.#asked.set(id, { resolve, reject }));
    this.#socket.send(JSON.stringify({ id, method, params }));
    return soon(answer, `answer ${method}`);
  }

  /** How many things of a role and a name there are; the page's own scripts are not asked. */
  async count(role, name) {
    const { nodes } = await this.#ask("browsingContext.locateNodes", {
      context: this.#context,
      locator: { type: "accessibility", value: { role, name } },
    });
    return nodes.length;
  }

  goto(url) {
    return this.#ask("browsingContext.navigate", { context: this.#context, url, wait: "complete" });
  }

  reload() {
    return this.#ask("browsingContext.reload", { context: this.#context, wait: "complete" });
  }

  back() {
    return this.#ask("browsingContext.traverseHistory", { context: this.#context, delta: -1 });
  }

  /** What a function gives in the page; it may promise it. */
  async evaluate(of, ...values) {
    const { result, exceptionDetails } = await this.#ask("script.evaluate", {
      expression: `(async () => JSON.stringify(await (${of})(...${JSON.stringify(values)})))()`,
      awaitPromise: true,
      target: { context: this.#context },
    });
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return result.value === undefined ? undefined : JSON.parse(result.value);
  }

  /** Waits until a function gives something in the page, and gives it. */
  async until(of, ...values) {
    const end = Date.now() + PATIENCE;
    for (;;) {
      const found = await this.evaluate(of, ...values);
      if (found) return found;
      if (Date.now() > end) assert.fail(`Firefox never came to ${of}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Presses keys, by their names or as letters, one after another. */
  press(...keys) {
    const actions = keys.flatMap((key) => ["keyDown", "keyUp"].map((type) => ({ type, value: KEYS[key] ?? key })));
    return this.#ask("input.performActions", { context: this.#context, actions: [{ type: "key", id: "keys", actions }] });
  }

  /** The page as it would be printed: the length of the PDF. */
  async print() {
    const { data } = await this.#ask("browsingContext.print", { context: this.#context });
    return Buffer.from(data, "base64").length;
  }

  async close() {
    this.#socket.close();
    await this.#end();
  }
}
