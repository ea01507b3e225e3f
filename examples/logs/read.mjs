/** Reads a log: text in pieces, of which each line becomes the fields of an entry. */

const LINE = /^(\S+Z) ([\da-f]{8}) (\S+) (\S+) (GET|POST|PUT|DELETE) (\S+) (\d{3}) (\d+) (\d+\.\d) "([^"]*)"$/

/**
 * Calls `add` with the fields of each line, and returns how many lines were none of a log. Of the text no more is kept
 * than the line that is not complete yet.
 *
 * @param {Iterable<string> | AsyncIterable<string>} pieces As those of `createReadStream(file, 'utf8')`.
 */
export async function readLog(pieces, add) {
  let unreadable = 0
  let rest = ''
  const read = (line) => {
    const fields = LINE.exec(line)
    if (fields === null) unreadable++
    else addFields(fields, add)
  }
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop()
    for (const line of lines) read(line)
  }
  if (rest !== '') read(rest)
  return unreadable
}

function addFields([, at, request, host, user, method, path, ...others], add) {
  const [status, bytes, duration, agent] = others
  const name = user === '-' ? undefined : user
  const number = Number.parseInt(request, 16)
  add(new Date(at), number, host, name, method, path, Number(status), Number(bytes), Number(duration), agent)
}
