"use strict";
(() => {
  const form = document.getElementById("write");
  const box = form.text, note = document.getElementById("note"), words = form.dataset;
  const queue = [];
  let busy = false, listening = false;

  const pause = (ms) => new Promise((done) => { setTimeout(done, ms); addEventListener("online", done, { once: true }); });
  const tell = (text) => { note.textContent = text; note.hidden = !text; };
  const fresh = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");
  const talk = () => document.getElementById("talk");
  const list = () => document.querySelector("#lines ol");

  function clocks() {
    let day = "";
    for (const time of list().querySelectorAll("time[datetime]")) {
      const at = new Date(time.dateTime), its = `${at.getMonth() + 1}/${at.getDate()} `, two = (n) => String(n).padStart(2, "0");
      time.textContent = (its === day ? "" : its) + two(at.getHours()) + ":" + two(at.getMinutes());
      day = its;
    }
  }

  function begun() {
    for (const intro of document.querySelectorAll(".intro, .before")) intro.remove();
    document.body.classList.remove("new");
    box.rows = 1;
    box.placeholder = form.querySelector("label").textContent;
  }

  function waiting() {
    for (const old of list().querySelectorAll(".waiting")) old.remove();
    for (const item of queue) {
      const line = document.createElement("li");
      line.className = "in waiting";
      for (const [tag, text] of [["span", words.me], ["p", item.shown], ["time", words.waiting]]) {
        const part = document.createElement(tag);
        part.textContent = text;
        line.append(part);
      }
      line.firstChild.className = "who";
      list().append(line);
    }
    document.getElementById("lines").scrollTop = 0;
    if (queue.length) begun();
  }

  /* Adds what is new at the end, so that a screen reader reads only that; anything else changed replaces the whole. */
  function show(html) {
    const came = document.createElement("template");
    came.innerHTML = html;
    const next = came.content.getElementById("talk"), now = talk();
    const old = [...list().querySelectorAll("li[id]")], all = [...next.querySelectorAll("li")];
    const same = (a, b) => a.id === b.id && a.querySelector("p").textContent === b.querySelector("p").textContent;
    if (old.every((line, at) => all[at] && same(line, all[at]))) list().append(...all.slice(old.length));
    else { list().textContent = ""; list().append(...all); }
    now.dataset.version = next.dataset.version;
    for (const part of ["#back", ".offers"]) {
      const before = now.querySelector(part), after = next.querySelector(part);
      if (part === "#back" && before) continue;
      if (before) before.remove();
      if (after) part === "#back" ? now.prepend(after) : now.append(after);
    }
    begun();
    clocks();
    waiting();
    const last = all[all.length - 1], view = document.getElementById("lines");
    if (!queue.length && last && last.offsetHeight > view.clientHeight) last.scrollIntoView({ block: "start" });
  }

  function push(fields, shown) {
    queue.push({ fields: { ...fields, id: fresh(), lang: document.documentElement.lang }, shown });
    waiting();
    flush();
  }

  async function post(item) {
    const body = new FormData();
    for (const [name, value] of Object.entries(item.fields)) body.append(name, value);
    const stop = new AbortController(), timer = setTimeout(() => stop.abort(), 20000);
    try {
      return await fetch(form.action, { method: "POST", body, headers: { "X-Requested-With": "fetch" }, signal: stop.signal });
    } finally {
      clearTimeout(timer);
    }
  }

  async function flush() {
    if (busy) return;
    busy = true;
    for (let tries = 0; queue.length;) {
      const item = queue[0];
      try {
        const answer = await post(item), text = await answer.text();
        if (!answer.ok && ![400, 403, 413].includes(answer.status)) throw new Error();
        queue.shift();
        tell("");
        if (answer.ok) show(text);
        else { tell(text); box.value = [item.fields.text, box.value].filter(Boolean).join("\n"); waiting(); }
        tries = 0;
      } catch {
        tell(words.offline);
        await pause(Math.min(1000 * 2 ** tries++, 15000));
      }
    }
    busy = false;
    listen();
  }

  async function listen() {
    if (listening || !talk().dataset.version) return;
    listening = true;
    for (let fails = 0;;) {
      if (document.hidden) await new Promise((done) => document.addEventListener("visibilitychange", done, { once: true }));
      try {
        const answer = await fetch(words.news + "?v=" + talk().dataset.version);
        if (answer.status === 410) return location.reload();
        if (!answer.ok) throw new Error();
        if (answer.status === 200) show(await answer.text());
        else await pause(1000);
        fails = 0;
      } catch {
        await pause(Math.min(1000 * 2 ** fails++, 30000));
      }
    }
  }

  function send() {
    const text = box.value.trim();
    if (!text) return box.focus();
    box.value = "";
    push({ text }, text);
    box.focus();
  }

  document.addEventListener("submit", (event) => {
    const act = event.submitter;
    if (event.target === form && act?.value === "send") {
      event.preventDefault();
      send();
    } else if (act && event.target.matches(".offers")) {
      event.preventDefault();
      push({ press: act.value }, act.textContent);
    } else if (event.target.id === "leave") {
      event.preventDefault();
      document.documentElement.hidden = true;
      document.title = "​";
      fetch(form.action, { method: "POST", body: new URLSearchParams({ do: "leave" }), redirect: "manual", keepalive: true });
      location.replace(event.target.dataset.to);
    }
  });

  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || !matchMedia("(pointer: fine)").matches) return;
    event.preventDefault();
    send();
  });

  const place = document.getElementById("place");
  place.hidden = !navigator.geolocation;
  place.addEventListener("click", () => {
    tell(words.placeLooking);
    place.disabled = true;
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      place.disabled = false;
      tell("");
      push({ lat: coords.latitude, lon: coords.longitude, accuracy: coords.accuracy }, "📍 " + words.placeSent);
    }, () => {
      place.disabled = false;
      tell(words.placeFailed);
    }, { enableHighAccuracy: true, timeout: 20000, maximumAge: 60000 });
  });

  for (const look of document.querySelectorAll("#look")) look.hidden = true;
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  clocks();
  listen();
})();
