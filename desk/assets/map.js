// Draws where the words point to, on outlines that are served from here: no position of a case leaves this machine.
"use strict";
(() => {
  const place = document.getElementById("map");
  if (!place || !window.L || !window.topojson) return;
  const map = L.map(place, { attributionControl: false, minZoom: 2, maxZoom: 14, zoomSnap: 0.5, worldCopyJump: true });
  map.setView([13, 105], 5);
  const drawn = L.layerGroup().addTo(map);
  const names = L.layerGroup();
  const plain = (text) => { const node = document.createElement("span"); node.textContent = text; return node; };
  const label = (marker, text, direction) => marker.bindTooltip(plain(text), {
    permanent: true, direction, offset: [direction === "left" ? -6 : 6, 0], className: "map-name",
  });

  const points = () => JSON.parse(document.getElementById("part-points").dataset.points);
  // Where somebody went: a line with a time at its turns, the newest point the largest.
  const trace = (track, bounds) => {
    const line = track.points.map(([lat, lon]) => [lat, lon]);
    L.polyline(line, { className: "map-track", weight: 3, interactive: false, dashArray: track.live ? null : "2 6" }).addTo(drawn);
    const every = Math.max(1, Math.floor(track.points.length / 8));
    track.points.forEach(([lat, lon, time], i) => {
      const last = i === track.points.length - 1;
      if (!last && i % every) return;
      const dot = L.circleMarker([lat, lon], { radius: last ? 7 : 3, className: "map-track-point", weight: 2, fillOpacity: last ? 1 : 0.6 });
      dot.addTo(drawn);
      if (last) label(dot, time, "left"); else dot.bindTooltip(plain(time));
    });
    const newest = line[line.length - 1];
    if (track.accuracy) L.circle(newest, { radius: track.accuracy, className: "map-track-near", weight: 1, fillOpacity: 0.08 }).addTo(drawn);
    bounds.push(...line);
  };
  const draw = (fit) => {
    drawn.clearLayers();
    const bounds = [];
    const tracks = JSON.parse(document.getElementById("part-points").dataset.tracks || "[]");
    for (const track of tracks.reverse()) trace(track, bounds);
    const near = bounds.length > 0;
    for (const point of points().reverse()) {
      const at = [point.lat, point.lon];
      const className = point.kind === "candidate" ? "map-candidate" : "map-place";
      if (point.radius) L.circle(at, { radius: point.radius, className, weight: 1, fillOpacity: 0.08, dashArray: "4 4" }).addTo(drawn);
      const dot = point.kind === "candidate"
        ? L.circleMarker(at, { radius: 7, className, weight: 3, fillOpacity: 0.15 })
        : L.circleMarker(at, { radius: point.best ? 8 : 5, className, weight: 2, fillOpacity: point.best ? 1 : 0.5 });
      dot.addTo(drawn);
      if (point.name && point.named !== false) label(dot, point.name, point.kind === "candidate" ? "left" : "right");
      else if (point.name) dot.bindTooltip(plain(point.name));
      if ((point.best && !near) || !bounds.length) bounds.push(at);
      if (!near && point.kind === "candidate" && point.named) bounds.push(at);
    }
    if (fit && bounds.length) map.fitBounds(L.latLngBounds(bounds).pad(0.4), { maxZoom: near ? 13 : 8, animate: false });
  };

  const outlines = async () => {
    const world = await (await fetch(place.dataset.countries)).json();
    const land = L.geoJSON(topojson.feature(world, world.objects.countries), { interactive: false, className: "map-land" });
    land.addTo(map).bringToBack();
  };
  const landmarks = async () => {
    for (const [name, kind, lat, lon] of await (await fetch(place.dataset.landmarks)).json()) {
      const town = kind === "town";
      const dot = L.circleMarker([lat, lon], { radius: town ? 2 : 3.5, className: town ? "map-town" : "map-compound", interactive: !town });
      dot.addTo(names);
      // A town's own name would stand on top of the place that was read there.
      const told = town && points().some((point) => map.distance([point.lat, point.lon], [lat, lon]) < 8000);
      if (town) { if (!told) label(dot, name, "right"); } else dot.bindTooltip(plain(name));
    }
    const shown = () => (map.getZoom() >= 7 ? names.addTo(map) : names.remove());
    map.on("zoomend", shown);
    shown();
  };
  draw(true);
  outlines().then(landmarks).then(() => draw(false));
  document.addEventListener("htmx:oobAfterSwap", (e) => { if (e.detail.target?.id === "part-points") draw(false); });
})();
