// This site was once kept on its readers' devices, and is not any more: what is there is thrown
// away. From then on the browser asks the network, as for any site.

"use strict";

const OWN = `fairview ${new URL(self.registration.scope).pathname}`;

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  const leave = async () => {
    for (const name of await caches.keys()) {
      if (name === OWN || name.startsWith(`${OWN} `)) await caches.delete(name);
    }
    await self.registration.unregister();
  };
  event.waitUntil(leave());
});
