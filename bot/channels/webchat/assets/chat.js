"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const form = byId("write"), box = form.text, note = byId("note"), words = form.dataset, leave = byId("leave");
  const queue = [], tabs = new BroadcastChannel(form.action);
  const busy = { words: false, files: false };
  let chosen = [], flying = false, listening = false, left = false, escaped = 0;

  const pause = (ms) => new Promise((done) => { setTimeout(done, ms); addEventListener("online", done, { once: true }); });
  const tell = (text) => { note.textContent = text; note.hidden = !text; };
  const fresh = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");
  const talk = () => byId("talk");
  const list = () => document.querySelector("#lines ol");
  const make = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });

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
      const line = document.createElement("li"), who = make("span", words.me);
      line.className = "in waiting";
      who.className = "who";
      line.append(who, make("p", item.shown), make("time", item.state || words.waiting));
      list().append(line);
    }
    byId("lines").scrollTop = 0;
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
    const last = all[all.length - 1], view = byId("lines");
    if (!queue.length && last && last.offsetHeight > view.clientHeight) last.scrollIntoView({ block: "start" });
  }

  /* What is sent waits here, in the memory of the page and nowhere else. */
  function push(fields, shown, file) {
    queue.push({ fields: { ...fields, id: fresh(), lang: document.documentElement.lang }, shown, file });
    waiting();
    flush(file ? "files" : "words");
  }

  function body(item, more) {
    const data = new FormData();
    for (const [name, value] of Object.entries({ ...item.fields, ...more })) data.append(name, value);
    if (item.file) data.append(item.fields.seconds ? "voice" : "file", item.file, item.file.name || item.fields.seconds + "s");
    return data;
  }

  /* Resolves with status and text; rejects where no byte has moved for half a minute. */
  function post(item) {
    return new Promise((done, fail) => {
      const call = new XMLHttpRequest();
      let timer;
      const moved = () => { clearTimeout(timer); timer = setTimeout(() => call.abort(), 30000); };
      call.open("POST", form.action);
      call.setRequestHeader("X-Requested-With", "fetch");
      call.upload.onprogress = ({ loaded, total }) => {
        moved();
        const line = item.file && list().querySelectorAll(".waiting time")[queue.indexOf(item)];
        if (line) line.textContent = item.state = words.going.replace("%", Math.floor(loaded / total * 100));
      };
      call.onload = () => done({ status: call.status, text: call.responseText });
      call.onerror = call.onabort = fail;
      call.onloadend = () => clearTimeout(timer);
      moved();
      call.send(body(item));
    });
  }

  /* Words never wait behind a file, but for the one that opens the conversation; files wait for the words before them. */
  const held = (lane) => lane === "files" ? queue.some((item) => !item.file) : flying && !talk().dataset.version;

  async function flush(lane) {
    if (busy[lane]) return;
    busy[lane] = true;
    for (let tries = 0, item; !left && (item = queue.find((one) => !one.file === (lane === "words")));) {
      if (held(lane)) {
        await new Promise((done) => setTimeout(done, 200));
        continue;
      }
      if (item.file) flying = true;
      try {
        const { status, text } = await post(item);
        if (status !== 200 && ![205, 400, 403, 413].includes(status)) throw status;
        queue.splice(queue.indexOf(item), 1);
        if (status === 205) return exit();
        tell("");
        if (status === 200) { show(text); tabs.postMessage("news"); }
        else { tell(text); box.value = [item.fields.text, box.value].filter(Boolean).join("\n"); waiting(); }
        tries = 0;
      } catch (status) {
        flying = flying && !item.file;
        item.state = "";
        waiting();
        tell(status === 503 ? words.busy : words.offline);
        await pause(Math.min(1000 * 2 ** tries++, 15000));
      }
      flying = flying && !item.file;
    }
    busy[lane] = false;
    listen();
  }

  async function listen(anew) {
    if (listening || !(talk().dataset.version || anew)) return;
    listening = true;
    for (let fails = 0; !left;) {
      if (document.hidden) await new Promise((done) => document.addEventListener("visibilitychange", done, { once: true }));
      try {
        const answer = await fetch(words.news + "?v=" + talk().dataset.version);
        if (answer.status === 410) return left || location.reload();
        if (!answer.ok) throw new Error();
        if (answer.status === 200) show(await answer.text());
        else await pause(1000);
        fails = 0;
      } catch {
        await pause(Math.min(1000 * 2 ** fails++, 30000));
      }
    }
  }

  /* Files: chosen, taken or dropped here; said by their kind and size, never shown or named. */
  const kind = (file) => words[{ image: "photo", video: "video" }[file.type.split("/")[0]] || "other"];
  const sent = (file) => words[{ image: "photoSent", video: "videoSent" }[file.type.split("/")[0]] || "fileSent"];
  const size = (bytes) => bytes < 1e6 ? Math.ceil(bytes / 1e3) + " kB" : (bytes / 1e6).toFixed(1) + " MB";

  function choose(files) {
    tell("");
    for (const file of files) {
      if (file.size > words.most) tell(words.tooLarge);
      else if (chosen.length >= words.many) tell(words.tooMany);
      else chosen.push(file);
    }
    tray();
  }

  function tray() {
    const shelf = byId("tray");
    shelf.textContent = "";
    shelf.hidden = !chosen.length;
    for (const file of chosen) {
      const line = document.createElement("li"), away = make("button", words.away);
      away.type = "button";
      away.addEventListener("click", () => { chosen = chosen.filter((one) => one !== file); tray(); box.focus(); });
      line.append(make("span", `${kind(file)} · ${size(file.size)}`), away);
      shelf.append(line);
    }
  }

  for (const input of form.querySelectorAll("input[type=file]"))
    input.addEventListener("change", () => { choose(input.files); input.value = ""; });
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => { event.preventDefault(); choose(event.dataTransfer.files); });
  box.addEventListener("paste", (event) => { if (event.clipboardData.files.length) { event.preventDefault(); choose(event.clipboardData.files); } });

  function send() {
    const text = box.value.trim(), files = chosen, album = files.length ? { album: fresh() } : {};
    if (!text && !files.length) return box.focus();
    box.value = "";
    chosen = [];
    tray();
    if (text) push({ text, ...album }, text);
    for (const file of files) push(album, sent(file), file);
    box.focus();
  }

  /* A voice note: recorded, heard and sent or thrown away in this page. */
  const panel = byId("recorder"), seconds = byId("seconds"), parts = ["stop", "hear", "drop", "give"].map(byId);
  let take = null, sound = null;

  function mode(recording) {
    panel.hidden = recording === null;
    for (const other of form.querySelectorAll(".tools, #write > .send")) other.hidden = recording !== null;
    for (const part of parts) part.hidden = part.id === "stop" ? !recording : part.id !== "drop" && recording;
  }

  function discard() {
    if (sound) { sound.pause(); URL.revokeObjectURL(sound.src); }
    const old = take;
    take = sound = null;
    if (old) { clearInterval(old.clock); old.stream.getTracks().forEach((track) => track.stop()); }
    mode(null);
  }

  async function record() {
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      return tell(words.voiceFailed);
    }
    tell("");
    const recorder = new MediaRecorder(stream, { audioBitsPerSecond: 32000 }), pieces = [], began = Date.now();
    const mine = take = { stream, recorder, clock: setInterval(count, 250), seconds: 0 };
    function count() {
      mine.seconds = Math.floor((Date.now() - began) / 1000);
      seconds.textContent = words.recording.replace("%", mine.seconds);
      if (mine.seconds >= 300) halt();
    }
    recorder.ondataavailable = ({ data }) => pieces.push(data);
    recorder.onstop = () => {
      clearInterval(mine.clock);
      stream.getTracks().forEach((track) => track.stop());
      if (take !== mine) return;
      mine.seconds = Math.max(1, Math.round((Date.now() - began) / 1000));
      mine.blob = new Blob(pieces, { type: recorder.mimeType });
      seconds.textContent = words.recorded.replace("%", mine.seconds);
      mode(false);
      byId("give").focus();
    };
    recorder.start();
    count();
    mode(true);
    byId("stop").focus();
  }

  const halt = () => { if (take?.recorder.state === "recording") take.recorder.stop(); };

  byId("voice").hidden = !(window.MediaRecorder && navigator.mediaDevices);
  byId("voice").addEventListener("click", record);
  byId("stop").addEventListener("click", halt);
  byId("drop").addEventListener("click", () => { discard(); box.focus(); });
  byId("hear").addEventListener("click", () => {
    if (sound && !sound.paused) return sound.pause();
    sound ??= new Audio(URL.createObjectURL(take.blob));
    sound.currentTime = 0;
    sound.play();
  });
  byId("give").addEventListener("click", () => {
    const { blob, seconds: length } = take;
    discard();
    push({ seconds: length }, words.voiceSent.replace("%", length), blob);
    box.focus();
  });
  document.addEventListener("visibilitychange", () => { if (document.hidden) halt(); });

  /* The way out: the page is empty at once, and nothing leads back to it. */
  function gone() {
    left = true;
    document.documentElement.hidden = true;
    document.title = "​";
    discard();
    document.body.textContent = "";
    location.replace(leave.dataset.to);
  }

  function exit() {
    if (left) return;
    document.cookie = "x=1; path=" + new URL(form.action).pathname;
    tabs.postMessage("gone");
    const still = queue.filter((item) => !item.file).map((item) => body(item, { do: "leave", waiting: 1 }));
    for (const data of still.length ? still : [new URLSearchParams({ do: "leave" })])
      fetch(form.action, { method: "POST", body: data, redirect: "manual", keepalive: true });
    gone();
  }

  tabs.onmessage = ({ data }) => data === "gone" ? exit() : listen(true);

  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing || event.repeat) return;
    if (Date.now() - escaped < 3000) return exit();
    escaped = Date.now();
    tell(words.escape);
    setTimeout(() => { if (note.textContent === words.escape) tell(""); }, 3000);
  });

  document.addEventListener("submit", (event) => {
    const act = event.submitter;
    if (event.target === form && act?.value === "send") {
      event.preventDefault();
      send();
    } else if (act && event.target.matches(".offers")) {
      event.preventDefault();
      push({ press: act.value }, act.textContent);
    } else if (event.target === leave) {
      event.preventDefault();
      exit();
    }
  });

  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || !matchMedia("(pointer: fine)").matches) return;
    event.preventDefault();
    send();
  });

  const place = byId("place");
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

  byId("camera").hidden = !matchMedia("(pointer: coarse)").matches;
  for (const look of document.querySelectorAll("#look")) look.hidden = true;
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  addEventListener("beforeunload", (event) => { if (!left && (queue.length || chosen.length || take)) event.preventDefault(); });
  clocks();
  listen();
})();
