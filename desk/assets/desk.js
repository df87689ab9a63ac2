// Keeps the officer's screen true: what changed is drawn anew, an alarm is heard, and a broken connection is said aloud.
"use strict";
(() => {
  const body = document.body;
  const skew = Date.parse(body.dataset.now) - Date.now();
  const now = () => Date.now() + skew;
  const byId = (id) => document.getElementById(id);
  const signedIn = Boolean(body.dataset.csrf);

  // A case opens at its newest words; a link to one message stands above that.
  const newest = () => { const talk = byId("part-talk"); if (talk) talk.scrollTop = talk.scrollHeight; };
  if (!location.hash) newest();
  // Drawn anew, it stays where the officer reads unless that was the end.
  let read = null;
  document.addEventListener("htmx:oobBeforeSwap", (e) => {
    const old = e.detail.target;
    if (old?.id === "part-talk") read = old.scrollHeight - old.scrollTop - old.clientHeight < 40 ? null : old.scrollTop;
  });
  document.addEventListener("htmx:oobAfterSwap", (e) => {
    if (e.detail.target?.id !== "part-talk") return;
    if (read === null) newest(); else byId("part-talk").scrollTop = read;
  });

  // ---- clocks ----------------------------------------------------------------------------------------------------
  const span = (ms) => {
    const s = Math.max(Math.floor(ms / 1000), 0);
    if (s < 3600) return `${Math.floor(s / 60)}:${String(s % 60).padStart(2, "0")}`;
    const [day, hour, minute] = body.dataset.units.split("|");
    if (s < 86400) return `${Math.floor(s / 3600)}${hour} ${String(Math.floor((s % 3600) / 60)).padStart(2, "0")}${minute}`;
    return `${Math.floor(s / 86400)}${day} ${Math.floor((s % 86400) / 3600)}${hour}`;
  };
  const tick = () => {
    document.querySelectorAll("time[data-since]").forEach((t) => { t.textContent = span(now() - Date.parse(t.dataset.since)); });
    document.querySelectorAll("time[data-until]").forEach((t) => {
      const rest = Date.parse(t.dataset.until) - now();
      t.classList.toggle("late", rest <= 0);
      t.textContent = rest > 0 ? span(rest) : body.dataset.overdue.replace("0:00", span(-rest));
    });
  };
  setInterval(tick, 1000);

  // ---- words and fields point at each other ----------------------------------------------------------------------
  const light = (name, on) => {
    document.querySelectorAll("mark[data-from]").forEach((m) => {
      if (m.dataset.from.split(" ").includes(name)) m.classList.toggle("on", on);
    });
    document.querySelectorAll(`[data-name="${CSS.escape(name)}"]`).forEach((f) => f.classList.toggle("here", on));
  };
  const names = (target) => {
    const found = target instanceof Element ? target.closest("[data-name], mark[data-from]") : null;
    return found ? (found.dataset.name || found.dataset.from).split(" ") : [];
  };
  for (const [event, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
    document.addEventListener(event, (e) => names(e.target).forEach((name) => light(name, on)));
  }

  document.addEventListener("click", async (e) => {
    const button = e.target instanceof Element ? e.target.closest("[data-copy]") : null;
    if (!button) return;
    const said = button.textContent;
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = body.dataset.copied;
    setTimeout(() => { button.textContent = said; }, 1500);
  });

  // A form is sent once, however often it is pressed.
  document.addEventListener("submit", (e) => {
    if (e.defaultPrevented) return;
    setTimeout(() => e.target.querySelectorAll("button").forEach((b) => { b.disabled = true; }), 0);
  });
  window.addEventListener("pageshow", () => document.querySelectorAll("form button[disabled]").forEach((b) => { b.disabled = false; }));

  if (!signedIn) return;

  // ---- sound -----------------------------------------------------------------------------------------------------
  const button = byId("sound");
  let audio = null;
  const audible = () => audio !== null && audio.state === "running";
  const showSound = () => {
    if (!button) return;
    button.hidden = false;
    button.textContent = audible() ? button.dataset.on : button.dataset.off;
    button.className = `sound ${audible() ? "on" : "off"}`;
  };
  const wakeSound = async () => {
    audio = audio || new AudioContext();
    await Promise.race([audio.resume(), new Promise((done) => setTimeout(done, 300))]);
    showSound();
  };
  const beep = (from, pitch, loud) => {
    const tone = audio.createOscillator();
    const gain = audio.createGain();
    tone.frequency.value = pitch;
    gain.gain.setValueAtTime(0, audio.currentTime + from);
    gain.gain.linearRampToValueAtTime(loud, audio.currentTime + from + 0.02);
    gain.gain.setValueAtTime(loud, audio.currentTime + from + 0.2);
    gain.gain.linearRampToValueAtTime(0, audio.currentTime + from + 0.26);
    tone.connect(gain).connect(audio.destination);
    tone.start(audio.currentTime + from);
    tone.stop(audio.currentTime + from + 0.3);
  };
  const sound = (critical) => {
    if (!audible()) return;
    const notes = critical ? [880, 660, 880, 660, 880, 660] : [660, 660];
    notes.forEach((pitch, i) => beep(i * 0.32, pitch, 0.35));
  };
  if (button) {
    button.addEventListener("click", async () => {
      if (audible()) { await audio.suspend(); sessionStorage.removeItem("sound"); showSound(); return; }
      sessionStorage.setItem("sound", "on");
      await wakeSound();
      sound(false);
    });
    showSound();
    // A page of the same tab may sound again at once where the browser allows it, else with the first press.
    if (sessionStorage.getItem("sound")) {
      wakeSound();
      document.addEventListener("pointerdown", () => { if (!audible()) wakeSound(); }, { once: true });
      document.addEventListener("keydown", () => { if (!audible()) wakeSound(); }, { once: true });
    }
  }

  // ---- what rings ------------------------------------------------------------------------------------------------
  let heard = null;
  let last = 0;
  let ringing = [];
  const title = document.title;
  const showAlarms = (alarms) => {
    ringing = alarms;
    document.title = alarms.length ? `(${alarms.length}) ${title}` : title;
    document.documentElement.classList.toggle("ringing", alarms.length > 0);
    const locked = byId("locked-alarm");
    if (locked) locked.hidden = alarms.length === 0;
    const known = new Set(heard || []);
    const fresh = alarms.filter(([id, , , step]) => !known.has(`${id}:${step}`));
    heard = alarms.map(([id, , , step]) => `${id}:${step}`);
    if (fresh.length) ring();
  };
  const ring = () => { last = Date.now(); sound(ringing.some(([, , level]) => level === "critical")); };
  // While a critical alarm is open it is heard again every twenty seconds.
  setInterval(() => { if (ringing.some(([, , level]) => level === "critical") && Date.now() - last > 20000) ring(); }, 1000);

  // ---- live ------------------------------------------------------------------------------------------------------
  const state = byId("line-state");
  const trouble = (text) => { state.hidden = !text; state.textContent = text || ""; };
  const caseId = Number(byId("case")?.dataset.case || 0);
  const trigger = (name) => { if (window.htmx) window.htmx.trigger(body, name); };
  let beat = Date.now();
  const on = (name, work) => events.addEventListener(name, (e) => { beat = Date.now(); work(JSON.parse(e.data)); });
  const events = new EventSource("/events");
  on("beat", () => trouble(""));
  on("alarm", showAlarms);
  on("changed", (what) => {
    trouble("");
    trigger("desk:changed");
    if (caseId && (what.all || (what.case || []).includes(caseId) || what.chat || what.warning)) trigger("desk:case");
  });
  on("trouble", () => trouble(body.dataset.trouble));
  on("locked", () => { if (body.dataset.page !== "locked") location.assign("/locked"); });
  on("ended", () => { events.close(); location.assign("/login"); });
  events.addEventListener("error", () => { if (Date.now() - beat > 5000) trouble(body.dataset.lost); });
  setInterval(() => { if (Date.now() - beat > 25000) trouble(body.dataset.lost); }, 2000);

  // An officer who types or moves is there; the server hears of it once a minute.
  let told = Date.now();
  const alive = () => {
    if (body.dataset.page === "locked" || Date.now() - told < 60000) return;
    told = Date.now();
    fetch("/alive", { method: "POST", headers: { "X-CSRF-Token": body.dataset.csrf } }).catch(() => {});
  };
  for (const name of ["pointermove", "keydown", "scroll"]) document.addEventListener(name, alive, { passive: true });

  // ---- keys ------------------------------------------------------------------------------------------------------
  let chosen = 0;
  const rows = () => [...document.querySelectorAll(".row")];
  const mark = () => rows().forEach((row) => row.classList.toggle("here", Number(row.dataset.case) === chosen));
  const move = (by) => {
    const all = rows();
    if (!all.length) return;
    const at = all.findIndex((row) => Number(row.dataset.case) === chosen);
    const row = all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)];
    chosen = Number(row.dataset.case);
    mark();
    row.querySelector("a").focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  };
  const send = (path, fields) => {
    const form = document.createElement("form");
    form.method = "post";
    form.action = path;
    for (const [name, value] of Object.entries({ csrf: body.dataset.csrf, ...fields })) {
      const input = document.createElement("input");
      input.type = "hidden";
      input.name = name;
      input.value = value;
      form.append(input);
    }
    body.append(form);
    form.submit();
  };
  const press = (key) => {
    const here = document.querySelector(`[data-key="${key}"]`);
    if (here) { here.click(); return; }
    if (!chosen) return;
    if (key === "a") send(`/cases/${chosen}/answer`, { action: "ack" });
    if (key === "t") send(`/cases/${chosen}/take`, {});
  };
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input, textarea, select")) return;
    const help = byId("keys");
    if (e.key === "j") move(1);
    else if (e.key === "k") move(-1);
    else if (e.key === "Enter" && chosen && !e.target.closest("a, button, summary")) location.assign(`/cases/${chosen}`);
    else if (e.key === "a" || e.key === "t") press(e.key);
    else if (e.key === "?" && help) { help.hidden = !help.hidden; if (!help.hidden) help.focus(); }
    else if (e.key === "Escape" && help) help.hidden = true;
  });
  // A redrawn list keeps the officer's place in it.
  document.addEventListener("htmx:afterSettle", () => {
    mark();
    tick();
    if (chosen && document.activeElement === body) document.querySelector(`.row[data-case="${chosen}"] a`)?.focus({ preventScroll: true });
  });
  // What an officer unfolded stays unfolded when it is drawn anew.
  const unfolded = new Set();
  document.addEventListener("toggle", (e) => {
    if (e.target.classList.contains("more")) unfolded[e.target.open ? "add" : "delete"](e.target.id);
  }, true);
  // And what an officer is writing is not drawn over.
  document.addEventListener("htmx:oobBeforeSwap", (e) => {
    const writing = document.activeElement;
    if (writing?.matches("input, textarea") && e.detail.target?.contains(writing)) e.detail.shouldSwap = false;
  });
  document.addEventListener("htmx:oobAfterSwap", () => {
    tick();
    for (const id of [...unfolded]) { const part = byId(id); if (part) part.open = true; }
  });
})();
