// Only while `cargo xtask run --watch` runs: reloads the page when a newer
// version is served.
let known;
setInterval(async () => {
  try {
    const answer = await fetch("/watch.txt", { cache: "no-store" });
    const now = answer.ok ? await answer.text() : known;
    if (known !== undefined && now !== known) location.reload();
    known = now;
  } catch {
    // The server is being started anew.
  }
}, 700);
