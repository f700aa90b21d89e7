// unhost.mjs [LOCK]: takes the addresses out of package-lock.json that npm writes for people (who to fund), so that the file
// names no host at all: "npm ci" goes to whatever registry the machine is set up with.
import { readFileSync, writeFileSync } from "node:fs";

const path = process.argv[2] ?? new URL("package-lock.json", import.meta.url);
const lock = JSON.parse(readFileSync(path, "utf8"));
for (const entry of Object.values(lock.packages)) {
  delete entry.funding;
  delete entry.resolved;
}
writeFileSync(path, JSON.stringify(lock, null, 2) + "\n");
