// A server that answers everything with the status 500.
import { createServer } from "node:http";

const server = createServer((incoming, outgoing) => {
  incoming.resume();
  incoming.on("end", () => {
    outgoing.writeHead(500, { "Content-Type": "text/html" });
    outgoing.end("<h1>Internal error</h1>");
  });
});
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
