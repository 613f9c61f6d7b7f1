// Makes two records of a run: one with 500 deviations, and that of an earlier run that deviated elsewhere.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

const [from, to] = process.argv.slice(2);
const run = JSON.parse(readFileSync(from, "utf8"));
const findings = run.findings;
run.findings = Array.from({ length: 500 }, (_, i) => {
  const finding = structuredClone(findings[i % findings.length]);
  const scenario = run.scenarios[i % run.scenarios.length];
  return { ...finding, clause: scenario.id, operation: scenario.operation, cause: `${finding.cause} ${i % 60}` };
});
mkdirSync(to, { recursive: true });
writeFileSync(`${to}/run.json`, JSON.stringify(run));

const earlier = JSON.parse(readFileSync(from, "utf8"));
earlier.started = "2020-01-01T00:00:00Z";
const mended = earlier.scenarios.find(scenario => scenario.verdict === "deviates");
Object.assign(mended, { verdict: "conforms", deviations: [], evidence: [], replay: [], failedStep: 0 });
earlier.totals.conforms += 1;
earlier.totals.deviates -= 1;
writeFileSync(`${to}/previous-run.json`, JSON.stringify(earlier));
