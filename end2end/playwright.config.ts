// Browser tests. The server is built by `cargo xtask test browser`, which
// tells where it is; each worker starts its own (see fixtures/test.ts).
import { defineConfig } from "@playwright/test";
import { launchOptions } from "./fixtures/chromium.mjs";
import type { Options, PageOptions } from "./fixtures/test";

const phone = { width: 360, height: 740 };
const desktop = { width: 1280, height: 800 };

export default defineConfig<PageOptions, Options>({
  testDir: "tests",
  globalSetup: "./fixtures/begin.ts",
  outputDir: `${process.env.PLEINWEB_TEST_RESULTS ?? "../target/end2end"}/artifacts`,
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["./fixtures/slowest.ts"]],
  use: {
    browserName: "chromium",
    launchOptions,
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    // A trace copies the page before and after each action: it is made when one asks for it.
    trace: process.env.PLEINWEB_TRACE ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
    // Nothing is caught on its way from one colour to another.
    contextOptions: { reducedMotion: "reduce" },
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
  },
  // Every journey runs in full once, on the phone; tags choose what runs elsewhere too.
  projects: [
    { name: "phone", use: { viewport: phone, colorScheme: "light" } },
    { name: "desktop", use: { viewport: desktop, colorScheme: "dark" }, grep: /@desktop/ },
    { name: "phone without scripts", use: { viewport: phone, javaScriptEnabled: false }, grep: /@plain(?!-)/ },
    {
      name: "desktop without scripts",
      use: { viewport: desktop, javaScriptEnabled: false, colorScheme: "dark" },
      grep: /@plain-desktop/,
    },
    { name: "English", use: { viewport: desktop, colorScheme: "light", language: "en" }, grep: /@english/ },
    { name: "postgres", use: { viewport: phone, database: "postgres" }, grep: /@postgres/ },
  ],
});
