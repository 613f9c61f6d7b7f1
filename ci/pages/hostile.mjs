// A proxy that inserts markup into every string, header value and error code of a server's responses.
import { createServer, request } from "node:http";

const upstream = new URL(process.argv[2]);
const EVIL = `<script>window.taken=1</script>"><img src=x onerror="window.taken=1">`;

const marked = value =>
  typeof value === "string" ? EVIL + value
  : Array.isArray(value) ? value.map(marked)
  : value && typeof value === "object" ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, marked(one)]))
  : value;

const server = createServer((incoming, outgoing) => {
  const passed = request(
    { host: upstream.hostname, port: upstream.port, path: incoming.url, method: incoming.method, headers: incoming.headers },
    answer => {
      const chunks = [];
      answer.on("data", chunk => chunks.push(chunk));
      answer.on("end", () => {
        const text = Buffer.concat(chunks).toString();
        let body = EVIL + text;
        try {
          body = JSON.stringify(marked(JSON.parse(text)));
        } catch {
          // not JSON: mark the text itself
        }
        outgoing.writeHead(answer.statusCode, {
          "Content-Type": answer.headers["content-type"] ?? "text/plain",
          "x-amzn-RequestId": EVIL,
          "X-Marked": EVIL,
        });
        outgoing.end(body);
      });
    });
  passed.on("error", () => outgoing.destroy());
  incoming.pipe(passed);
});
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
