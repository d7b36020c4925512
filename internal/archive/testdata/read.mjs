// Prints each record of a file of web archives as warcio reads it, which shares no line with this package,
// with the digest that is computed here.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { WARCParser } from "warcio";

for await (const r of new WARCParser(createReadStream(process.argv[2]))) {
  const body = await r.readFully(true);
  console.log(JSON.stringify({
    type: r.warcType, url: r.warcTargetURI || "", date: r.warcDate,
    status: r.warcType != "request" && r.httpHeaders ? r.httpHeaders.statusCode : 0,
    kind: r.httpHeaders ? r.httpHeaders.headers.get("Content-Type") || "" : "",
    concurrent: (r.warcHeaders.headers.get("WARC-Concurrent-To") || "").replace(/^<urn:uuid:|>$/g, ""),
    refers: r.warcHeaders.headers.get("WARC-Refers-To-Date") || "",
    sha256: createHash("sha256").update(body).digest("hex"),
    said: (r.warcHeaders.headers.get("Xiaozu-Payload-Digest") || "").replace("sha256:", ""),
  }));
}
