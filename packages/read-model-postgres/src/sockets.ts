import { Socket } from 'node:net';

/** The connections that a driver opened, so that none outlives it: a silent server answers no farewell. */
export class Sockets {
  readonly #open = new Set<Socket>();

  open(): Socket {
    const socket = new Socket();
    this.#open.add(socket);
    socket.once('close', () => this.#open.delete(socket));
    return socket;
  }

  /** Settles when all are closed, after so many milliseconds at the latest, by force. */
  async close(milliseconds: number): Promise<void> {
    const closed = [...this.#open].map((socket) => new Promise((resolve) => socket.once('close', resolve)));
    const force = setTimeout(() => {
      for (const socket of this.#open) socket.destroy();
    }, milliseconds);
    await Promise.all(closed);
    clearTimeout(force);
  }
}
