// Keeps the form from writing over what was saved elsewhere since it read a file.

const tidy = (text) => text.replace(/\r\n?/g, "\n").trim();

// Says of each text that is to be written which text it was made from; a file that holds
// neither that nor what the form has written stays as it is.
export class Guard {
  constructor(said) {
    this.said = said;
    this.sources = new Map();
    this.written = new Set();
  }

  expect(text, source) {
    this.sources.set(tidy(text), tidy(source));
  }

  // Files are written under another name and moved into their place; where a browser
  // cannot move them, in their place. A file is opened when it is known to be safe, as
  // opening it may empty it.
  watch(handles) {
    const guard = this;
    const { createWritable, move } = handles;
    handles.createWritable = async function createInPlace(...options) {
      let stream;
      const write = async (data) => {
        if (typeof data === "string" && !this.name.startsWith(".")) {
          await guard.allow(this, data);
        }
        stream ??= await createWritable.apply(this, options);
        await stream.write(data);
      };
      return { write, close: async () => stream?.close() };
    };
    if (!move) return;
    handles.move = async function moveInPlace(...way) {
      const [folder, name] = way;
      const there = name && (await folder.getFileHandle(name).catch(() => undefined));
      if (name) await guard.allow(there, await (await this.getFile()).text());
      return move.apply(this, way);
    };
  }

  async allow(file, data) {
    const text = tidy(data);
    const source = this.sources.get(text);
    if (source === undefined) return;
    const now = file ? tidy(await (await file.getFile()).text()) : "";
    if (now !== source && !this.written.has(now)) throw new Error(this.said);
    this.written.add(text);
  }
}
