// Prints the commands of a recipe as a shell script: node commands.mjs github|gitlab-judge|gitlab-report|jenkins|health|start
import { readFileSync } from "node:fs";
import { DockerfileParser } from "dockerfile-ast";
import { parse } from "yaml";

const text = (name) => readFileSync(new URL(`../${name}`, import.meta.url), "utf8");
const docker = () => DockerfileParser.parse(text("Dockerfile"));
const words = (instruction) => instruction.getArgumentsContent();

const recipes = {
    github: () => parse(text("github/action.yml")).runs.steps.map((step) => step.run),
    "gitlab-judge": () => parse(text("gitlab-ci.yml")).judge.script,
    "gitlab-report": () => parse(text("gitlab-ci.yml")).report.script,
    jenkins: () => [...text("Jenkinsfile").matchAll(/^ *sh '(.*)'$/gm)].map((found) => found[1]),
    health: () => docker().getHEALTHCHECKs().map((check) => words(check).replace(/^(.*? )?CMD /, "")),
    start: () => [[...JSON.parse(words(docker().getENTRYPOINTs()[0])), ...JSON.parse(words(docker().getCMDs()[0]))].join(" ")],
};
console.log(recipes[process.argv[2]]().filter(Boolean).join("\n"));
