/** Takes orders over HTTP. Run it with `node examples/orders/server.mjs [port]`; port 0 is one that is free. */
import { print } from '../shared/terminal.mjs'
import { orderService } from './service.mjs'

const [port = '8080'] = process.argv.slice(2)

const server = orderService()
server.on('error', (error) => {
  process.stderr.write(`orders: ${error.message}\n`)
  process.exitCode = 1
})
server.listen(Number(port), '127.0.0.1', () => print(`http://127.0.0.1:${server.address().port}/orders`))
