// Sent instead of worker.js when the server lets browsers keep nothing (the setting SERVICE_WORKER): it takes
// over at once, and removes itself and all that was kept.
addEventListener('install', () => { self.skipWaiting(); });
addEventListener('activate', event => {
  const BASE = new URL(self.registration.scope).pathname.slice(0, -1);
  event.waitUntil((async () => {
    await self.registration.unregister();
    for (const name of await caches.keys()) if (name.startsWith(`todo${BASE}:`)) await caches.delete(name);
  })());
});
