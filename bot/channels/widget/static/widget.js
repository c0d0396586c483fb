/* The chat on a website. One line puts it there:
 *
 *   <script src="https://bot.example/widget.js" data-location="123" async></script>
 *
 * data-location  the location to book at; without it the client is asked
 * data-title     what stands at the top, such as the salon's name
 * data-language  the language to begin with; otherwise the page's or the browser's
 * data-theme     light or dark; otherwise as the device has it
 * data-full      fill the page instead of waiting behind a button
 *
 * Colours: --altegio-accent, --altegio-on-accent, --altegio-radius and --altegio-font, set on the page's :root.
 *
 * It draws what the server says and decides nothing: every word comes from there. The session's token stays in
 * localStorage, the conversation on the server.
 */
(() => {
"use strict";

const script = document.currentScript;
const { location: place = "", title = "", theme = "", full } = script.dataset;
const SERVER = new URL("widget/", script.src).href;
const KEY = `altegio-bot ${SERVER} ${place}`;
const OPEN = `${KEY} open`;
const VOID = `${KEY} void`;
const FULL = full !== undefined;
const LANGUAGE = script.dataset.language || (!FULL && document.documentElement.lang) || navigator.language || "";
const SECTION = FULL ? "h2" : "h3"; // headings go down from the page's own
const WARNING = 120e3; // before a booking expires, the time that is left is shown
const MANY = 8; // cards from which on it is worth while to search among them
const CALM = matchMedia("(prefers-reduced-motion: reduce)");
const DARK = matchMedia("(prefers-color-scheme: dark)");

if (window[KEY]) return; // the page has the script twice
window[KEY] = true;

// --- small things

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== ""));
  return element;
}

function icon(...paths) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  for (const d of paths) {
    const path = document.createElementNS(svg.namespaceURI, "path");
    path.setAttribute("d", d);
    svg.append(path);
  }
  return svg;
}

const ICONS = {
  book: ["M7 3v3M17 3v3M4 8.5h16M6 5h12a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2z", "M9 14.2l2.2 2.2L15.4 12"],
  close: ["M6 6l12 12M18 6L6 18"],
  menu: ["M4.5 7h15M4.5 12h15M4.5 17h15"],
  globe: ["M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18zM3.5 12h17", "M12 3c3 2.7 3 15.3 0 18c-3-2.7-3-15.3 0-18z"],
  send: ["M5 12h13M12.5 6l6 6l-6 6"],
  previous: ["M14.5 6l-6 6l6 6"],
  next: ["M9.5 6l6 6l-6 6"],
  people: ["M9 11.5a3.2 3.2 0 1 0 0-6.4a3.2 3.2 0 0 0 0 6.4zM3 19c.4-3.3 2.7-5 6-5s5.6 1.7 6 5", "M16 11.3a2.7 2.7 0 1 0-1-5.2M17.5 14.3c2 .6 3.2 2.2 3.5 4.7"],
  save: ["M12 4v10M7.5 10.5L12 15l4.5-4.5M5 19.5h14"],
};

const LASTING = () => localStorage; // where a browser keeps nothing, to name them is an error
const TAB = () => sessionStorage;

function remembered(name, where = LASTING) {
  try { return where().getItem(name); } catch { return null; }
}

function remember(name, value, where = LASTING) {
  try {
    if (value === null) where().removeItem(name);
    else where().setItem(name, value);
  } catch { /* a browser that keeps nothing: the conversation lasts as long as the page */ }
}

function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16)); // randomUUID is missing on pages without https
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [0, 8, 12, 16, 20].map((at, n) => hex.slice(at, [8, 12, 16, 20, 32][n])).join("-");
}

const sleepers = new Set();

function pause(milliseconds) {
  return new Promise((resolve) => {
    const rise = () => { sleepers.delete(rise); resolve(); };
    sleepers.add(rise);
    setTimeout(rise, milliseconds);
  });
}

function wake() {
  for (const rise of sleepers) rise();
}

const LINK = /(?<![\w+])(?:https:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]»”]|\+\d(?:[ \u00a0().-]{0,2}\d){7,14}(?![ \u00a0().-]{0,2}\d))/g;

/* What the bot says as nodes: each line runs in its own direction, and what can be called or opened is a link. */
function spoken(text) {
  return text.split(/(\n)/).map((line) => (line === "\n" ? line : make("bdi", {}, ...linked(line))));
}

function linked(line) {
  const nodes = [];
  let done = 0;
  for (const { 0: found, index } of line.matchAll(LINK)) {
    if (found[0] === "+" && own.includes(found.replace(/\D/g, "").slice(-7))) continue; // nobody calls themselves
    const away = found[0] === "+" ? { href: `tel:${found.replace(/[^+\d]/g, "")}` } : { href: found, target: "_blank", rel: "noopener noreferrer" };
    nodes.push(line.slice(done, index), make("a", { dir: "ltr", ...away }, found));
    done = index + found.length;
  }
  return [...nodes, line.slice(done)];
}

// --- what is known

let words = {};
let session = null; // {token, start}: `start` is the id of the first message, one for all tabs
let memory = null; // the session where the browser keeps nothing
let seen = 0; // the number of the last line
let own = ""; // the digits that the client has typed
let prompt = null; // the question that waits for an answer
let ahead = 0; // how far the server's clock is ahead of ours, in milliseconds
let isOpen = false;
let busy = false; // an answer is on its way
let mine = false; // this tab has asked, so what comes gets the focus
let live = false; // the history is there, what comes now is new
let stream = null; // aborts what is being listened to
let buffered = false; // what is streamed does not come through
const ANEW = "a new session";
const queue = []; // what has not reached the server yet, in order
const bubbles = new Map(); // what the client has said, by id

// --- the server

class Failed extends Error {
  constructor(response) {
    super(`status ${response.status}`);
    this.status = response.status;
    this.after = Number(response.headers.get("Retry-After")) * 1000;
  }
}

async function ask(path, options = {}) {
  const headers = { ...options.headers };
  if (session) headers.Authorization = `Bearer ${session.token}`;
  const answer = await fetch(SERVER + path, { credentials: "omit", cache: "no-store", ...options, headers });
  if (!answer.ok) throw new Failed(answer);
  return answer;
}

/* The session that was kept; none if what is there cannot be one. */
function kept() {
  try {
    const { token, start } = JSON.parse(remembered(KEY));
    return /^[\w.-]+$/.test(token) && /^[\da-f-]{36}$/.test(start) ? { token, start } : null;
  } catch {
    return null;
  }
}

async function begin() {
  session = kept() || memory;
  if (session) return;
  const { token } = await (await ask("sessions", { method: "POST" })).json();
  session = memory = kept() || { token, start: uuid() }; // another tab may have been quicker
  remember(KEY, JSON.stringify(session));
}

function forget() {
  remember(KEY, null);
  restart();
}

function restart() {
  session = memory = prompt = null;
  seen = queue.length = 0;
  live = false;
  rest();
  bubbles.clear();
  view.clear();
  stream?.abort(ANEW);
}

let listeners = 0;
async function listen() {
  const me = ++listeners; // a panel that is closed and opened again listens anew
  for (let waits = 0; isOpen && me === listeners;) {
    const here = stream = new AbortController();
    try {
      await begin();
      await (buffered ? poll : follow)(here, () => { waits = 0; connected(); });
    } catch (error) {
      if (!isOpen || me !== listeners) return;
      if (error.status === 401) forget();
      else if (here.signal.reason !== ANEW) view.offline(true);
    }
    if (here.signal.reason === ANEW) continue;
    waits = Math.min(waits + 1, 6);
    await pause(250 * 2 ** waits * (0.75 + Math.random() / 2));
  }
}

/* A proxy that holds streams back lets questions through. Every now and then the stream is tried again. */
async function poll({ signal }, onHello) {
  for (let times = 0; times < 60; times++) {
    const { now, lines } = await (await ask(`history?after=${seen}`, { signal })).json();
    for (const line of lines) hear(line);
    ahead = Date.parse(now) - Date.now();
    if (!times) onHello();
    await pause(2e3);
    signal.throwIfAborted();
  }
  buffered = false;
}

async function follow(listening, onHello) {
  const { signal } = listening;
  let patience;
  const patient = (milliseconds) => {
    clearTimeout(patience);
    patience = setTimeout(() => listening.abort("silence"), milliseconds);
  };
  try {
    patient(10e3);
    buffered = true; // until something comes through
    const answer = await ask("events", { headers: seen ? { "Last-Event-ID": seen } : {}, signal });
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let rest = ""; ;) {
      const { value, done } = await reader.read();
      if (done) return;
      buffered = false;
      patient(40e3); // the server shows every 15 seconds that it is there
      const events = (rest + value).split("\n\n");
      rest = events.pop();
      for (const event of events) {
        const data = event.match(/^data: (.*)$/m)?.[1];
        if (!data) continue;
        if (/^event: hello$/m.test(event)) {
          ahead = Date.parse(JSON.parse(data).now) - Date.now();
          onHello();
        } else {
          hear(JSON.parse(data));
        }
      }
    }
  } catch (error) {
    buffered &&= signal.reason === "silence"; // and not down
    throw error;
  } finally {
    clearTimeout(patience);
  }
}

/* The links are sealed and good for an hour, so they are fetched anew while the panel is open. */
async function lead() {
  try {
    view.elsewhere(await (await ask("elsewhere")).json());
  } catch {
    // another time
  }
}

setInterval(() => isOpen && session && lead(), 18e5);

function connected() {
  view.offline(false);
  lead();
  live = true;
  if (!seen && !queue.length) {
    queue.push({ id: session.start, event: { command: "start", argument: place && `loc_${place}` } });
    mine = true;
    wait();
  }
  view.ready();
  match();
  flush();
}

let flushing = false;
async function flush() {
  if (flushing) return;
  flushing = true;
  for (let waits = 0; queue.length && session;) {
    const message = queue[0];
    try {
      await ask("messages", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ ...message, language: LANGUAGE.slice(0, 35) }),
      });
      if (queue[0] === message) queue.shift();
      view.offline(false);
      waits = 0;
    } catch (error) {
      if (error.status === 401) { forget(); break; }
      if (error.status === 400 || error.status === 413) { queue.shift(); free(); continue; }
      view.offline(error.status !== 429);
      waits = Math.min(waits + 1, 6);
      await pause(error.after || 250 * 2 ** waits);
    }
  }
  flushing = false;
}

// --- the conversation

function say(event, text) {
  if (!session) return;
  const id = uuid();
  if (text) bubbles.set(id, view.line("client", text, true));
  queue.push({ id, event });
  mine = true;
  wait();
  flush();
}

let impatience;
function wait() {
  busy = true;
  view.lock();
  clearTimeout(impatience);
  impatience = setTimeout(() => (queue.length ? wait() : free()), 6e3); // sent, and nothing came of it: it may be answered again
}

function rest() {
  busy = false;
  clearTimeout(impatience);
}

function free() {
  rest();
  view.unlock();
}

function hear({ seq, who, body }) {
  if (seq <= seen) return;
  seen = seq;
  if (who === "void") { // the client has logged out, or is forgotten: of what was said before nothing stays
    prompt = null;
    bubbles.clear();
    view.clear();
    remember(VOID, String(seq));
    return;
  }
  if (who === "client") {
    const bubble = bubbles.get(body.id);
    if (bubble) return view.confirm(bubble, body.text);
    bubbles.set(body.id, view.line("client", body.text));
    if (!busy) wait(); // another tab has answered
    return;
  }
  if (prompt && prompt.token === body.token && JSON.stringify(prompt) === JSON.stringify(body)) return free(); // said twice
  prompt = body;
  rest();
  view.question(body);
  if (live) match();
}

function match() {
  if (prompt && prompt.language !== words.language) speak(prompt.language);
}

async function speak(language) {
  try {
    words = await (await ask(`words?language=${encodeURIComponent(language)}`, { cache: "default" })).json();
  } catch {
    return false;
  }
  view.translate();
  if (!busy) view.unlock();
  return true;
}

// --- how it looks

const STYLE = `
:host {
  all: initial; position: fixed; z-index: 2147483000; inset-block-end: calc(20px + 74px * var(--nth, 0)); inset-inline-end: 20px;
  display: block !important; margin: 0 !important; padding: 0 !important; opacity: 1 !important; transform: none !important;
  --accent: var(--altegio-accent, #0f766e); --on-accent: var(--altegio-on-accent, #fff);
  --radius: var(--altegio-radius, 14px);
  --ink: #17211f; --muted: #56635f; --paper: #fff; --soft: #f2f5f4; --line: #dbe3e0;
  --strong: color-mix(in srgb, var(--accent) 88%, #000); --tint: color-mix(in srgb, var(--accent) 9%, var(--paper));
  --edge: color-mix(in srgb, var(--accent) 30%, var(--line)); --star: #8a5a00; --warn: #fff4d6; --on-warn: #5c4300;
  color-scheme: light;
}
:host([dark]) {
  --ink: #eaf1ef; --muted: #a5b3af; --paper: #131918; --soft: #1f2826; --line: #34413e;
  --strong: color-mix(in srgb, var(--accent) 45%, #fff); --tint: color-mix(in srgb, var(--accent) 22%, var(--paper));
  --edge: color-mix(in srgb, var(--accent) 55%, var(--line)); --star: #f2c14e; --warn: #3a2f12; --on-warn: #ffe3a1;
  color-scheme: dark;
}
:host([open]) { z-index: 2147483001; inset-block-end: 20px; }
:host([full]) { position: static; display: block; block-size: 100%; }
*, ::before, ::after { box-sizing: border-box; margin: 0; }
.panel, .launcher { /* and not the host, which a page's * reaches */
  font: 400 15px/1.45 var(--altegio-font, Inter, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif); color: var(--ink);
  letter-spacing: normal; word-spacing: normal; text-transform: none; text-align: start; text-indent: 0;
}
button, input { font: inherit; color: inherit; }
button { cursor: pointer; border: 0; background: none; padding: 0; text-align: start; touch-action: manipulation; }
button[aria-disabled] { cursor: default; }
:focus { outline: none; }
:focus-visible { outline: 3px solid var(--strong); outline-offset: 2px; }
svg { inline-size: 20px; block-size: 20px; flex: none; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
:host(:dir(rtl)) .card > svg, :host(:dir(rtl)) .turn svg, :host(:dir(rtl)) .send svg { transform: scaleX(-1); }
.unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.launcher { display: grid; place-items: center; inline-size: 62px; block-size: 62px; border-radius: 50%; color: var(--on-accent);
  background: var(--accent); box-shadow: 0 6px 22px rgb(0 0 0 / .28); transition: transform .18s, box-shadow .18s; }
.launcher:hover { transform: translateY(-2px) scale(1.03); box-shadow: 0 10px 28px rgb(0 0 0 / .32); }
.launcher:focus-visible { outline: 3px solid var(--on-accent); outline-offset: -6px; }
.launcher svg { inline-size: 28px; block-size: 28px; }
:host([open]) .launcher { display: none; }

.panel { display: flex; flex-direction: column; inline-size: 400px; block-size: min(700px, calc(100dvh - 40px)); overflow: hidden;
  background: var(--paper); border: 1px solid var(--line); border-radius: calc(var(--radius) + 6px);
  box-shadow: 0 18px 60px rgb(0 0 0 / .26); animation: rise .22s ease-out; }
.panel[hidden] { display: none; }
:host([full]) .panel { inline-size: min(100%, 640px); block-size: 100%; margin-inline: auto; border-block: 0; border-radius: 0; box-shadow: none; }

.head { display: flex; align-items: center; padding: 10px 8px 10px 16px; }
.badge { display: grid; place-items: center; inline-size: 36px; block-size: 36px; border-radius: 11px; background: var(--accent); color: var(--on-accent); }
#title { flex: 1; min-inline-size: 0; margin-inline-start: 10px; font-size: 17px; font-weight: 650; letter-spacing: -.01em; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.quiet { display: grid; place-items: center; inline-size: 44px; block-size: 44px; border-radius: 12px; color: var(--muted); }
.quiet:hover { background: var(--soft); color: var(--ink); }
.progress { block-size: 3px; background: var(--line); flex: none; }
.progress.off .bar { visibility: hidden; }
.bar i { display: block; block-size: 3px; inline-size: 0; border-radius: 0 3px 3px 0; background: var(--accent); transition: inline-size .4s ease; }
.banner:empty { display: none; }
.banner, .timer { display: flex; align-items: center; justify-content: space-between; gap: 12px; padding: 8px 16px; background: var(--warn); color: var(--on-warn); font-size: 14px; }
.timer { justify-content: center; font-variant-numeric: tabular-nums; font-weight: 600; }
.timer[hidden] { display: none; }
.banner button { text-decoration: underline; font-weight: 600; padding: 6px; min-block-size: 44px; }

.scroller { position: relative; flex: 1; overflow-y: auto; overscroll-behavior: contain; padding: 16px; scrollbar-width: thin; scrollbar-color: var(--line) transparent; }
.scroller:focus-visible { outline-offset: -3px; }
.log { display: flex; flex-direction: column; align-items: flex-start; gap: 8px; }
.bubble { max-inline-size: 86%; padding: 10px 14px; border-radius: 18px; white-space: pre-line; overflow-wrap: anywhere; }
.bot { background: var(--soft); border-end-start-radius: 6px; }
.bot:focus-visible { outline: 2px solid var(--edge); outline-offset: 0; }
.note { background: var(--tint); border: 1px solid var(--edge); }
.booked::before { content: "✓ "; color: var(--strong); font-weight: 700; }
.client { align-self: flex-end; background: var(--accent); color: var(--on-accent); border-end-end-radius: 6px; margin-block: 4px; }
.bubble a, dd a { color: inherit; }
.save { inline-size: 100%; }
.picture { max-inline-size: 86%; max-block-size: 220px; border-radius: var(--radius); object-fit: cover; }
.pending { opacity: .75; }
.new { animation: rise .22s ease-out; }
.facts { inline-size: 100%; padding: 4px 16px; border: 1px solid var(--edge); border-radius: var(--radius); background: var(--tint); }
.facts div { display: flex; gap: 12px; justify-content: space-between; padding-block: 7px; }
.facts div + div { border-block-start: 1px solid var(--line); }
dt { color: var(--muted); flex: none; }
dd { text-align: end; font-weight: 550; overflow-wrap: anywhere; }

.answers { display: grid; gap: 8px; padding-block: 14px 4px; }
.answers:empty { display: none; }
.card { display: flex; align-items: center; gap: 12px; inline-size: 100%; min-block-size: 56px; padding: 11px 14px; background: var(--paper);
  border: 1px solid var(--line); border-radius: var(--radius); transition: border-color .12s, background .12s, box-shadow .12s; }
.card > span:not(.rating, .portrait) { flex: 1; min-inline-size: 0; }
.card[hidden] { display: none; }
.card b { display: block; font-weight: 600; overflow-wrap: anywhere; }
.card small { display: block; font-size: 13px; color: var(--muted); }
.card > b { flex: 1; min-inline-size: 0; }
.card > svg { color: var(--muted); inline-size: 18px; block-size: 18px; }
.category.pairs { grid-template-columns: repeat(auto-fit, minmax(max(156px, 40%), 1fr)); }
.category.pairs .card { min-block-size: 68px; }
.price { font-weight: 650; white-space: nowrap; color: var(--strong); }
.rating { font-size: 14px; font-weight: 600; white-space: nowrap; color: var(--star); }
.portrait { position: relative; display: grid; place-items: center; flex: none; inline-size: 46px; block-size: 46px; overflow: hidden; border-radius: 50%;
  background: var(--tint); color: var(--strong); font-weight: 650; border: 1px solid var(--edge); }
.portrait img { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; object-fit: cover; }
.buttons { display: flex; flex-wrap: wrap; }
.buttons > * { flex: 1 1 auto; min-inline-size: calc(50% - 4px); }
.marks > * { flex-basis: 0; min-inline-size: 0; }
.button, .day, .time, .way { text-align: center; }
.button { display: flex; align-items: center; justify-content: center; gap: 8px; min-block-size: 46px; padding: 10px 12px; border: 1px solid var(--edge); border-radius: var(--radius);
  color: var(--strong); font-weight: 600; text-decoration: none; }
.buttons .card, .buttons .primary, .buttons .tabs { flex-basis: 100%; }
.tabs { display: flex; gap: 8px; }
.tab { flex: 1; min-block-size: 44px; padding: 8px 12px; border-radius: 999px; background: var(--soft); font-size: 14px; font-weight: 600; text-align: center; }
.primary { background: var(--accent); color: var(--on-accent); border-color: transparent; }
@media (hover: hover) {
  .card:hover, .button:hover, .time:hover, .tab:hover { border-color: var(--strong); background: var(--tint); }
  .primary:hover { background: color-mix(in srgb, var(--accent) 86%, #000); color: var(--on-accent); }
  .day:hover { background: var(--accent); color: var(--on-accent); }
}
.pressed, .pressed:hover { border-color: var(--strong); background: var(--tint); box-shadow: inset 0 0 0 1px var(--strong); }
.primary.pressed { background: var(--accent); color: var(--on-accent); }
[aria-disabled]:not(.pressed) { opacity: .55; }

.month { display: flex; align-items: center; justify-content: space-between; padding-block-end: 6px; }
.turn { inline-size: 44px; block-size: 44px; }
.month > :not(.turn) { font-size: 15px; font-weight: 650; }
table { inline-size: 100%; table-layout: fixed; border-collapse: collapse; }
th { padding-block: 4px 6px; font-size: 12.5px; font-weight: 500; color: var(--muted); }
td { padding: 2px; text-align: center; block-size: 48px; }
td > span { color: var(--muted); opacity: .6; font-size: 14px; }
.day { inline-size: 100%; block-size: 100%; max-inline-size: 44px; border-radius: 12px; font-weight: 600; background: var(--tint); color: var(--strong); }
.day.pressed { background: var(--accent); color: var(--on-accent); box-shadow: none; }
.calendar { display: grid; gap: 8px; padding: 8px 10px 10px; border: 1px solid var(--line); border-radius: var(--radius); }
.part { display: grid; gap: 8px; padding-block-end: 8px; }
.part > :first-child { font-size: 13px; font-weight: 600; color: var(--muted); }
.times { display: grid; grid-template-columns: repeat(auto-fill, minmax(76px, 1fr)); gap: 8px; }
.time { min-block-size: 44px; border: 1px solid var(--line); border-radius: 12px; font-weight: 600; font-variant-numeric: tabular-nums; }

.bone { display: block; block-size: 56px; border-radius: var(--radius); background: linear-gradient(90deg, var(--soft) 30%, var(--line) 50%, var(--soft) 70%) 0 0 / 300% 100%; animation: shine 1.3s linear infinite; }
.dots { display: flex; gap: 6px; padding: 6px 14px; }
.dots i { inline-size: 8px; block-size: 8px; border-radius: 50%; background: var(--strong); animation: blink 1.2s infinite; }
.dots i:nth-child(2) { animation-delay: .2s; } .dots i:nth-child(3) { animation-delay: .4s; }

.foot { padding: 8px 12px 12px; border-block-start: 1px solid var(--line); background: var(--paper); }
.ways { display: flex; flex-wrap: wrap; column-gap: 2px; }
.ways:empty { display: none; }
.links { display: flex; gap: 16px; justify-content: center; font-size: 13px; }
.links:empty { display: none; }
.links a { display: flex; align-items: center; min-block-size: 44px; color: inherit; }
.way { min-block-size: 44px; padding: 6px 10px; border-radius: 10px; font-size: 14px; font-weight: 550; color: var(--muted); }
.way:hover { background: var(--soft); color: var(--ink); }
form { display: flex; gap: 8px; padding: 2px; padding-inline-start: 16px; border: 1px solid var(--line); border-radius: 999px; background: var(--soft); }
form:focus-within { border-color: var(--strong); box-shadow: 0 0 0 1px var(--strong); }
form.wanted { background: var(--paper); border-color: var(--edge); }
input { flex: 1; min-inline-size: 0; border: 0; background: none; font-size: 16px; min-block-size: 44px; }
input:focus-visible { outline: none; }
input::placeholder { color: var(--muted); opacity: 1; }
input:placeholder-shown { text-overflow: ellipsis; }
.send { display: grid; place-items: center; inline-size: 44px; block-size: 44px; border-radius: 50%; background: var(--accent); color: var(--on-accent); }

@keyframes rise { from { opacity: 0; transform: translateY(8px); } }
@keyframes shine { from { background-position: 100% 0; } to { background-position: 0 0; } }
@keyframes blink { 0%, 60%, 100% { opacity: .25; } 30% { opacity: 1; } }
@media (max-width: 480px), (max-height: 520px) {
  :host([open]) { inset: 0; }
  .panel { inline-size: 100%; block-size: 100dvh; border: 0; border-radius: 0; }
}
@media (max-width: 480px) {
  .foot { padding-block-end: max(12px, env(safe-area-inset-bottom)); }
}
@media (max-height: 520px) { /* a phone on its side, or a page that is enlarged: all the room is for the conversation */
  .head { padding-block: 0; }
  .badge { display: none; }
  .foot { display: flex; flex-wrap: wrap; align-items: center; gap: 0 8px; padding-block: 4px; }
  form { flex: 1 1 240px; }
  .banner, .timer { padding-block: 2px; }
}
@media (prefers-reduced-motion: reduce) { *, ::before, ::after { animation: none !important; transition: none !important; } }
@media (forced-colors: active) { .card, .button, .time, .day, .bubble { border: 1px solid; } }
`;

// --- what is seen

const view = (() => {
  const host = make("altegio-chat"); // what a page says of its divs is not meant for us
  const root = host.attachShadow({ mode: "open" });
  const heading = make(FULL ? "h1" : "h2", { id: "title" });
  const bar = make("div", { class: "bar" }, make("i"));
  const progress = make("div", { class: "progress", role: "progressbar", "aria-valuemin": 0, "aria-valuemax": 100 }, bar);
  const log = make("div", { class: "log", role: "log", "aria-live": "off" });
  const answers = make("div", { class: "answers", role: "group" });
  const scroller = make("div", { class: "scroller", tabindex: 0, role: "region" }, log, answers);
  const banner = make("div", { class: "banner", role: "alert" });
  const timer = make("div", { class: "timer", role: "timer", hidden: true });
  const notice = make("p", { class: "unseen", role: "status" });
  const ways = make("div", { class: "ways" });
  const input = make("input", { maxlength: 1000, enterkeyhint: "send", name: "answer", "aria-describedby": "question", oninput: () => sift() });
  const send = make("button", { class: "send", type: "submit" }, icon(...ICONS.send));
  const form = make("form", { novalidate: true, onsubmit: submit }, input, send);
  const menu = make("button", { class: "quiet", type: "button", onclick: () => say({ command: "menu" }) }, icon(...ICONS.menu));
  const language = make("button", { class: "quiet", type: "button", onclick: () => say({ command: "language" }) }, icon(...ICONS.globe));
  const links = make("p", { class: "links" });
  const close = make("button", { class: "quiet", type: "button", onclick: () => toggle(false) }, icon(...ICONS.close));
  const head = make("div", { class: "head" }, make("span", { class: "badge" }, icon(...ICONS.book)), heading, menu, language);
  const panel = make("section", { class: "panel", role: FULL ? "region" : "dialog", "aria-labelledby": "title", hidden: !FULL, onkeydown: keys });
  const launcher = make("button", { class: "launcher", type: "button", "aria-haspopup": "dialog", "aria-expanded": "false", onclick: () => toggle(!isOpen) }, icon(...ICONS.book));
  let question = null;
  let asking = ""; // what it says
  let tail = null; // the last that belongs to it
  let anchor = null; // what should be seen first of what is new
  let stated = false; // the last question was none: there was nothing to answer
  let aside = ""; // the option that was pressed, where that is no answer: another month, or a file
  let greeting = null;
  let watcher = null;
  let skeleton = 0;
  let hushed = 0;

  panel.append(head, progress, banner, scroller, timer, notice, make("div", { class: "foot" }, ways, form, links));
  root.append(panel);
  if (FULL) {
    host.setAttribute("full", "");
  } else {
    head.append(close);
    panel.setAttribute("aria-modal", "true");
    root.append(launcher);
  }
  const sheet = new CSSStyleSheet(); // a page's policy against inline styles has nothing against it
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  shade();
  DARK.addEventListener("change", shade);

  function shade() {
    host.toggleAttribute("dark", theme ? theme === "dark" : DARK.matches);
  }

  function translate() {
    host.lang = words.language;
    host.dir = words.rtl ? "rtl" : "ltr";
    heading.textContent = title || words.title;
    for (const [element, name] of [[launcher, "open"], [close, "close"], [menu, "menu"], [language, "change_language"], [send, "send"],
      [input, "placeholder"], [scroller, "conversation"], [log, "conversation"], [answers, "answers"], [progress, "progress"]]) {
      element.setAttribute("aria-label", words[name]);
      if (element.localName === "button") element.title = words[name];
    }
    if (title) launcher.ariaLabel = launcher.title = `${words.open}: ${title}`; // a page may have several
    hint();
    for (const link of links.children) link.textContent = `${words.go_on} ${link.dataset.name}`;
    if (greeting) greeting.textContent = words.welcome;
    if (FULL) {
      document.documentElement.lang = words.language;
      document.title = heading.textContent;
    }
  }

  function elsewhere(found) {
    const named = [["telegram", "Telegram"], ["whatsapp", "WhatsApp"]].filter(([channel]) => found[channel]);
    links.replaceChildren(...named.map(([channel, name]) => make("a", { href: found[channel], target: "_blank", rel: "noopener",
      "data-name": name }, `${words.go_on} ${name}`)));
  }

  // --- lines

  function line(who, text, pending) {
    const bubble = make("p", { class: `bubble ${who}${pending ? " pending" : ""}${live ? " new" : ""}` });
    if (who === "client") {
      bubble.append(make("span", { class: "unseen" }, `${words.you}: `));
      own += `${text.replace(/\D/g, "")} `;
    }
    bubble.append(...(who === "client" ? [make("bdi", {}, text)] : spoken(text)));
    log.append(bubble);
    if (who === "client") scroll();
    return bubble;
  }

  /* The server has it. When it says so once more there is something else in its place: a code is not left to be read. */
  function confirm(bubble, text) {
    bubble.classList.remove("pending");
    bubble.querySelector("bdi").textContent = text;
  }

  function clear() {
    if (!live) hush();
    log.replaceChildren();
    answers.replaceChildren();
    ways.replaceChildren();
    question = tail = anchor = null;
    own = "";
    greet();
  }

  function greet() {
    greeting = make("p", { class: "bubble bot" }, words.welcome || "");
    log.append(greeting);
  }

  function facts(pairs) {
    const list = make("dl", { class: "facts" });
    for (const [what, how] of pairs) list.append(make("div", {}, make("dt", {}, what), make("dd", {}, ...spoken(how))));
    log.append(list);
  }

  function picture({ image, text }) {
    const shown = make("img", { class: "picture", alt: text.split("\n")[0], loading: "lazy", referrerpolicy: "no-referrer",
      src: image, onload: () => shown.nextSibling === question && scroll(), onerror: () => shown.remove() });
    question.before(shown);
  }

  function file(text, type, name, label) {
    const href = URL.createObjectURL(new Blob([text], { type }));
    return make("a", { class: "button save", href, download: name }, icon(...ICONS.save), label);
  }

  function ticket(text) {
    return file(text, "text/calendar", "appointment.ics", words.add_to_calendar);
  }

  // --- a question

  function ask(asked) {
    clearTimeout(skeleton);
    const says = JSON.stringify([asked.text, asked.facts]);
    const same = tail && log.lastChild === tail && says === asking && (!asked.note || asked.calendar_file);
    if (same && asked.calendar_file) { // asked for on the card, which needs not be shown again
      if (aside && live) {
        ticket(asked.calendar_file).click();
        if (tail.textContent !== asked.note) tail = line("bot note", asked.note);
      }
    } else if (!same) {
      if (question?.classList.contains("awaits")) question.remove();
      else if (question) question.removeAttribute("id");
      const note = asked.note && line("bot note", asked.note);
      question = line(asked.awaits ? "bot awaits" : asked.step === "booked" ? "bot booked" : "bot", asked.text);
      question.id = "question";
      question.tabIndex = -1;
      if (!stated || !anchor?.isConnected) anchor = note || question;
      if (/^https?:/.test(asked.image)) picture(asked);
      if (asked.facts.length) facts(asked.facts);
      if (asked.calendar_file) log.append(ticket(asked.calendar_file));
      if (asked.data_file) log.append(file(asked.data_file, "application/json", "my-data.json", words.save_data));
      asking = says;
      tail = log.lastChild;
    }
    stated = !asked.options.length && !asked.awaits && !wanted(asked);
    panel.dataset.step = asked.step;
    lay(asked);
    prepare(asked);
    advance(asked.progress);
    tick();
    if (live) settle();
  }

  function lay(asked) {
    const choices = asked.options.filter((option) => option.kind === "choice");
    const months = asked.options.filter((option) => option.id.startsWith("month:"));
    const tabs = asked.options.filter((option) => option.kind === "nav" && option.id.includes(":") && !months.includes(option));
    const out = asked.options.filter((option) => option.kind === "nav" && !option.id.includes(":"));
    answers.className = "answers";
    answers.setAttribute("aria-busy", "false");
    if (asked.layout === "calendar" && asked.month) answers.replaceChildren(calendar(asked, choices, months));
    else if (asked.layout === "times") answers.replaceChildren(...times(choices));
    else answers.replaceChildren(...list(asked, choices));
    answers.append(...asked.options.filter((option) => option.kind === "link").map(opener));
    if (tabs.length) answers.append(make("div", { class: "tabs" }, ...tabs.map((option) => button(option, "tab"))));
    if (asked.awaits) answers.replaceChildren(dots());
    ways.replaceChildren(...out.map((option) => button(option, "way")));
  }

  function button(option, kind, ...children) {
    const content = children.length ? children : [make("bdi", {}, option.label)];
    return make("button", { type: "button", class: kind, "data-id": option.id, onclick: (event) => pick(option, event.currentTarget) }, ...content);
  }

  function opener({ url, label }) {
    if (!/^(https?|tel):/.test(url)) return "";
    const away = url.startsWith("tel:") ? {} : { target: "_blank", rel: "noopener" };
    return make("a", { class: "button", href: url, ...away }, label);
  }

  function pick(option, pressed) {
    if (busy) return;
    aside = /^(month:|visit:calendar$)/.test(option.id) ? option.id : "";
    pressed.classList.add("pressed");
    say({ option: option.id, token: prompt.token }, aside ? "" : option.label);
  }

  function list(asked, choices) {
    const kind = choices[0]?.id.split(":")[0]; // a search finds services where categories were asked for
    const card = { location: address, category: tile, service, staff: person }[kind];
    if (card) {
      answers.classList.add(kind);
      answers.classList.toggle("pairs", choices.every(({ label }) => label.length < 25)); // else half the width is too narrow
      return choices.map(card);
    }
    answers.classList.add("buttons");
    if (kind === "mark") answers.classList.add("marks");
    return choices.map((option) => (option.hints.length ? address(option) : button(option, option.primary ? "button primary" : "button")));
  }

  function tile(option) {
    return button(option, "card", named(option), icon(...ICONS.next));
  }

  function named({ label }) {
    return make("b", {}, make("bdi", {}, label));
  }

  function address(option) {
    return button(option, "card", make("span", {}, named(option), ...hints(option)), icon(...ICONS.next));
  }

  function service(option) {
    const price = option.hints.filter(([kind]) => kind === "money").map(([, text]) => make("bdi", { class: "price" }, text));
    return button(option, "card", make("span", {}, named(option), ...hints(option, "money")), ...price);
  }

  function person(option) {
    const portrait = make("span", { class: "portrait", "aria-hidden": "true" });
    const anyone = option.id.endsWith(":0");
    const initials = option.label.split(/\s+/).slice(0, 2).map((word) => word.slice(0, 1)).join("");
    portrait.append(anyone ? icon(...ICONS.people) : initials);
    if (/^https?:/.test(option.image)) {
      const image = make("img", { alt: "", loading: "lazy", referrerpolicy: "no-referrer", src: option.image, onerror: () => image.remove() });
      portrait.append(image);
    }
    const rating = option.hints.filter(([, text]) => text.startsWith("★"));
    const about = { hints: option.hints.filter(([, text]) => !text.startsWith("★")) };
    return button(option, "card", portrait, make("span", {}, named(option), ...hints(about)),
      ...rating.map(([, text]) => make("span", { class: "rating" }, text)));
  }

  function hints(option, but) {
    const texts = option.hints.filter(([kind]) => kind !== but).map(([, text]) => text);
    return texts.length ? [make("small", {}, make("bdi", {}, texts.join(" · ")))] : [];
  }

  // --- days and times

  function calendar(asked, choices, months) {
    const first = new Date(`${asked.month.first}T00:00Z`);
    const free = new Map(choices.map((option) => [option.id, option]));
    const number = new Intl.NumberFormat(asked.language);
    const before = (first.getUTCDay() + 6 - asked.month.first_weekday) % 7;
    const count = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
    const cells = Array.from({ length: Math.ceil((before + count) / 7) * 7 }, (_, n) => {
      const day = n - before + 1;
      if (day < 1 || day > count) return make("td");
      const option = free.get(`day:${asked.month.first.slice(0, 8)}${String(day).padStart(2, "0")}`);
      if (!option) return make("td", { "aria-disabled": "true" }, make("span", {}, number.format(day)));
      const press = button(option, "day", number.format(day));
      press.setAttribute("aria-label", option.label);
      press.tabIndex = -1;
      return make("td", {}, press);
    });
    const rows = Array.from({ length: cells.length / 7 }, (_, n) => make("tr", {}, ...cells.slice(n * 7, n * 7 + 7)));
    const names = asked.month.weekdays.map((name) => make("th", { scope: "col" }, name));
    const grid = make("table", { role: "grid", "aria-labelledby": "month", onkeydown: (event) => walk(event, cells, months) },
      make("thead", {}, make("tr", {}, ...names)), make("tbody", {}, ...rows));
    const start = grid.querySelector(".day");
    if (start) start.tabIndex = 0;
    const here = `month:${asked.month.first.slice(0, 7)}`;
    const turn = (which, name) => {
      const option = months.find(which);
      if (!option) return make("span", { class: "turn" });
      const press = button(option, "turn quiet", icon(...ICONS[name]));
      press.setAttribute("aria-label", option.label);
      return press;
    };
    const top = make("div", { class: "month" }, turn((option) => option.id < here, "previous"),
      make(SECTION, { id: "month" }, asked.month.title), turn((option) => option.id > here, "next"));
    const others = choices.filter((option) => !option.id.startsWith("day:")).map((option) => button(option, "button"));
    return make("div", { class: "calendar" }, top, grid, ...others);
  }

  function walk(event, cells, months) {
    const days = cells.map((cell) => cell.querySelector(".day"));
    const at = days.indexOf(root.activeElement);
    const onwards = host.dir === "rtl" ? -1 : 1;
    const steps = { ArrowRight: onwards, ArrowLeft: -onwards, ArrowDown: 7, ArrowUp: -7 };
    const here = `month:${prompt.month.first.slice(0, 7)}`;
    let to = -1;
    if (event.key in steps) {
      const step = steps[event.key];
      for (to = at + step; to >= 0 && to < days.length && !days[to]; to += step);
      if (!days[to] && Math.abs(step) === 7) for (to = at + step / 7; to >= 0 && to < days.length && !days[to]; to += step / 7);
    } else if (event.key === "Home") {
      to = days.findIndex(Boolean);
    } else if (event.key === "End") {
      to = days.length - 1 - [...days].reverse().findIndex(Boolean);
    } else if (event.key === "PageUp" || event.key === "PageDown") {
      const option = months.find(({ id }) => (event.key === "PageUp" ? id < here : id > here));
      if (option) pick(option, event.target);
    } else {
      return;
    }
    event.preventDefault();
    if (!days[to]) return;
    for (const day of days) if (day) day.tabIndex = -1;
    days[to].tabIndex = 0;
    days[to].focus();
  }

  function times(choices) {
    const clocks = choices.filter((option) => option.id.startsWith("time:"));
    const parts = { morning: [], afternoon: [], evening: [] };
    for (const option of clocks) {
      const hour = Number(option.id.slice(5, 7));
      parts[hour < 12 ? "morning" : hour < 17 ? "afternoon" : "evening"].push(option);
    }
    const groups = Object.entries(parts).filter(([, options]) => options.length).map(([name, options]) =>
      make("div", { class: "part", role: "group", "aria-label": words[name] }, make(SECTION, {}, words[name]),
        make("div", { class: "times" }, ...options.map((option) => button(option, "time")))));
    const others = choices.filter((option) => !option.id.startsWith("time:")).map((option) => button(option, "button"));
    return [...groups, ...others];
  }

  // --- waiting

  function dots() {
    return make("div", { class: "dots", "aria-hidden": "true" }, make("i"), make("i"), make("i"));
  }

  function lock() {
    answers.setAttribute("aria-busy", "true");
    for (const press of [...answers.querySelectorAll("button"), ...ways.children]) press.setAttribute("aria-disabled", "true");
    clearTimeout(skeleton);
    skeleton = setTimeout(() => {
      if (prompt && !prompt.awaits && root.activeElement && answers.contains(root.activeElement)) scroller.focus({ preventScroll: true });
      answers.className = "answers";
      answers.replaceChildren(make("span", { class: "unseen", role: "status" }, words.waiting), make("i", { class: "bone" }), make("i", { class: "bone" }), make("i", { class: "bone" }));
      scroll();
    }, 350);
  }

  function unlock() {
    clearTimeout(skeleton);
    if (prompt) lay(prompt);
  }

  // --- the line below

  const FIELDS = {
    full_name: { autocomplete: "name", autocapitalize: "words" },
    phone: { type: "tel", inputmode: "tel", autocomplete: "tel" },
    code: { inputmode: "numeric", autocomplete: "one-time-code" },
    email: { type: "email", inputmode: "email", autocomplete: "email" },
  };

  function prepare(asked) {
    const field = { type: "text", inputmode: "text", autocomplete: "off", autocapitalize: "sentences", ...FIELDS[asked.step] };
    for (const [name, value] of Object.entries(field)) input.setAttribute(name, value);
    form.classList.toggle("wanted", wanted(asked));
    hint();
  }

  /* What may be typed besides: a day in words, or a part of a name where there are many. */
  function hint() {
    const many = cards().length >= MANY;
    input.placeholder = (prompt?.layout === "calendar" && words.type_day) || (many && words.search) || words.placeholder;
  }

  function cards() {
    return [...answers.querySelectorAll(".card")];
  }

  function sift() {
    const all = cards();
    const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    const fit = all.filter((card) => plain(card.textContent).includes(plain(input.value.trim())));
    for (const card of all) card.hidden = all.length >= MANY && fit.length > 0 && !fit.includes(card);
  }

  function wanted(asked) {
    return asked.layout === "text" || asked.layout === "contact";
  }

  function submit(event) {
    event.preventDefault();
    const text = input.value.trim();
    if (!text || busy) return;
    input.value = "";
    say({ text }, text);
  }

  function advance(part) {
    progress.classList.toggle("off", part === null);
    if (part === null) progress.removeAttribute("aria-valuenow");
    else progress.setAttribute("aria-valuenow", Math.round(part * 100));
    bar.firstChild.style.inlineSize = `${Math.round((part || 0) * 100)}%`;
  }

  function tick() {
    const left = prompt?.deadline ? Date.parse(prompt.deadline) - Date.now() - ahead : NaN;
    const shown = left > 0 && left < WARNING;
    if (timer.hidden === shown) notice.textContent = shown ? `${words.time_left} ${clock(left)}` : ""; // read out once
    timer.hidden = !shown;
    if (shown) timer.textContent = `${words.time_left} ${clock(left)}`;
  }

  function clock(milliseconds) {
    const seconds = Math.ceil(milliseconds / 1000);
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }

  setInterval(() => isOpen && tick(), 1000);

  function offline(is) {
    if (!is) banner.replaceChildren();
    else if (!banner.firstChild) banner.append(words.offline, make("button", { type: "button", onclick: () => wake() }, words.retry));
  }

  // --- focus and place

  function scroll() {
    const end = scroller.scrollHeight - scroller.clientHeight;
    const top = anchor && !busy ? Math.min(end, anchor.offsetTop - 12) : end;
    scroller.scrollTo({ top, behavior: live && !CALM.matches ? "smooth" : "instant" });
  }

  function settle() {
    const again = aside ? answers.querySelector(`.day, [data-id="${aside}"]`) : null;
    if (again?.matches(".button")) again.scrollIntoView({ block: "nearest" }); // what was pressed stays in sight
    else scroll();
    if (!mine || prompt.awaits) return;
    mine = false;
    aside = "";
    (again || (wanted(prompt) ? input : question)).focus({ preventScroll: true });
  }

  /* What was said before is not read out, only what comes from now on. Browsers look at what has changed a little later. */
  function hush() {
    clearTimeout(hushed);
    log.setAttribute("aria-live", "off");
  }

  function ready() {
    clearTimeout(hushed);
    hushed = setTimeout(() => log.setAttribute("aria-live", "polite"), seen ? 300 : 0);
    scroll();
    if (prompt && mine) settle();
  }

  function keys(event) {
    if (FULL) return;
    if (event.key === "Escape") {
      event.preventDefault();
      toggle(false);
    } else if (event.key === "Tab") {
      const stops = [...panel.querySelectorAll("button, input, a[href], [tabindex='0']")].filter((stop) => stop.tabIndex >= 0 && stop.offsetParent);
      const edge = event.shiftKey ? stops[0] : stops[stops.length - 1];
      if (root.activeElement !== edge) return;
      event.preventDefault();
      (event.shiftKey ? stops[stops.length - 1] : stops[0]).focus();
    }
  }

  function toggle(show, quietly) {
    if (isOpen === show) return;
    isOpen = show;
    panel.hidden = !show;
    launcher.setAttribute("aria-expanded", String(show));
    host.toggleAttribute("open", show);
    remember(OPEN, show ? "1" : null, TAB);
    if (show) {
      watch();
      mine = !quietly;
      live = false;
      hush();
      if (!log.firstChild) greet();
      if (mine) scroller.focus({ preventScroll: true });
      listen();
    } else {
      watcher?.destroy();
      stream?.abort();
      wake();
      launcher.focus();
    }
  }

  /* Escape wherever the focus is, and Back on a phone, close what covers the page instead of leaving it. */
  function watch() {
    if (FULL || !window.CloseWatcher) return;
    watcher = new CloseWatcher();
    watcher.onclose = () => toggle(false);
  }

  return { host, line, confirm, clear, question: ask, lock, unlock, offline, ready, translate, toggle, elsewhere };
})();

// --- begin

addEventListener("storage", ({ key }) => {
  const anew = key === KEY && isOpen && remembered(KEY) !== JSON.stringify(session); // another tab has begun anew
  const gone = key === VOID && !isOpen; // it has heard what a closed panel does not hear
  if (anew || gone) restart();
});
addEventListener("online", () => wake());

(async () => {
  while (!(await speak(LANGUAGE))) await pause(5000);
  view.host.style.setProperty("--nth", document.querySelectorAll("[data-altegio-bot]").length); // above those that are there
  view.host.dataset.altegioBot = place;
  (FULL ? script.parentElement : document.body).append(view.host);
  if (FULL || remembered(OPEN, TAB)) view.toggle(true, true);
})();
})();
