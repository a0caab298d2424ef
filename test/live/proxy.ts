import { once } from 'node:events';
import { createServer, type Server, Socket } from 'node:net';

/** A way to a server that can be cut, and along which everything can fall silent. */
export class Proxy {
  readonly port: number;
  readonly #server: Server;
  readonly #pairs = new Set<readonly [Socket, Socket]>();
  #silent = false;

  private constructor(server: Server, port: number, target: number) {
    this.#server = server;
    this.port = port;
    server.on('connection', (from) => {
      this.#join(from, new Socket().connect(target, '127.0.0.1'));
    });
  }

  static async to(target: number): Promise<Proxy> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    return new Proxy(server, typeof address === 'object' && address !== null ? address.port : 0, target);
  }

  /** Lets nothing through any more, in either direction, and says nothing of it. */
  silence(): void {
    this.#silent = true;
    for (const pair of this.#pairs) for (const socket of pair) socket.pause();
  }

  /** Lets everything through again, also what was held back. */
  speak(): void {
    this.#silent = false;
    for (const pair of this.#pairs) for (const socket of pair) socket.resume();
  }

  /** Breaks all connections. */
  cut(): void {
    for (const pair of this.#pairs) for (const socket of pair) socket.resetAndDestroy();
  }

  async close(): Promise<void> {
    this.cut();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #join(from: Socket, to: Socket): void {
    const pair = [from, to] as const;
    this.#pairs.add(pair);
    for (const [one, other] of [pair, [to, from] as const]) {
      one.on('data', (bytes: Buffer) => void other.write(bytes));
      one.on('error', () => undefined);
      one.on('close', () => {
        this.#pairs.delete(pair);
        other.destroy();
      });
      if (this.#silent) one.pause();
    }
  }
}
