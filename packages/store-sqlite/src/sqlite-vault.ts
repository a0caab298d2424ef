import { setImmediate } from 'node:timers/promises';

import { ClientKey, KeyForgotten, type Vault } from '@clientele/core';

import { keepForOwner } from './keys-file.ts';
import { Row } from './row.ts';
import { rollBack } from './roll-back.ts';
import type { SqliteConnection, SqliteStatement } from './sqlite-driver.ts';
import { storeClosed } from './store-closed.ts';
import { whenFree } from './when-free.ts';

type Kept = ClientKey | 'forgotten';

const mostKept = 10_000;

export class SqliteVault implements Vault {
  readonly #path: string;
  readonly #connection: SqliteConnection;
  readonly #dataVersion: SqliteStatement;
  readonly #find: SqliteStatement;
  readonly #add: SqliteStatement;
  readonly #forget: SqliteStatement;
  readonly #kept = new Map<string, Kept>();
  #version = -1;
  #wanted = new Set<string>();
  #making: Promise<void> | undefined;
  #isForOwner = false;
  #open = true;

  constructor(path: string, connection: SqliteConnection) {
    this.#path = path;
    this.#connection = connection;
    this.#dataVersion = connection.prepare('PRAGMA data_version').raw();
    this.#find = connection.prepare('SELECT key FROM keys WHERE client = ?').raw();
    this.#add = connection.prepare('INSERT INTO keys (client, key) VALUES (?, ?) ON CONFLICT DO NOTHING');
    this.#forget = connection.prepare(
      'INSERT INTO keys (client, key) VALUES (?, NULL) ON CONFLICT DO UPDATE SET key = NULL',
    );
  }

  async seal(clientId: string, text: string, context: string): Promise<string> {
    let key = await this.#keyOf(clientId);
    if (key === undefined) {
      await this.#make(clientId);
      key = await this.#keyOf(clientId);
    }
    // Without a key after it was made: forgotten meanwhile.
    if (key === undefined || key === 'forgotten') throw new KeyForgotten(clientId);
    return key.seal(text, context);
  }

  async open(clientId: string, sealed: string): Promise<string | undefined> {
    const key = await this.#keyOf(clientId);
    return key === undefined || key === 'forgotten' ? undefined : key.open(sealed);
  }

  async forget(clientId: string): Promise<void> {
    this.#beforeWriting();
    await this.#whenFree(() => this.#forget.run([clientId]));
    this.#kept.set(clientId, 'forgotten');
  }

  async close(): Promise<void> {
    if (!this.#open) return;
    await this.#making;
    this.#open = false;
    this.#kept.clear();
    this.#connection.close();
  }

  async #keyOf(clientId: string): Promise<Kept | undefined> {
    return this.#whenFree(() => {
      const version = new Row(this.#dataVersion.all()[0]).number(0);
      // Another process has written: it may have forgotten a client.
      if (version !== this.#version) this.#kept.clear();
      this.#version = version;
      return this.#kept.get(clientId) ?? this.#read(clientId);
    });
  }

  #read(clientId: string): Kept | undefined {
    const [found] = this.#find.all([clientId]);
    if (found === undefined) return undefined;
    const secret = new Row(found).bytes(0);
    const key = secret.length === 0 ? 'forgotten' : new ClientKey(clientId, secret);
    if (this.#kept.size >= mostKept) this.#kept.clear();
    this.#kept.set(clientId, key);
    return key;
  }

  /** Makes the key of a client, together with those that others ask for at the same time. */
  #make(clientId: string): Promise<void> {
    this.#wanted.add(clientId);
    this.#making ??= this.#makeWanted();
    return this.#making;
  }

  async #makeWanted(): Promise<void> {
    await setImmediate();
    this.#making = undefined;
    const wanted = [...this.#wanted];
    this.#wanted.clear();
    this.#beforeWriting();
    await this.#whenFree(() => {
      this.#connection.exec('BEGIN IMMEDIATE');
      try {
        for (const clientId of wanted) this.#add.run([clientId, ClientKey.random(clientId).secret]);
        this.#connection.exec('COMMIT');
      } catch (error) {
        rollBack(this.#connection);
        throw error;
      }
    });
  }

  /** Who only reads leaves the rights of the file as they are. */
  #beforeWriting(): void {
    if (!this.#isForOwner && this.#open) keepForOwner(this.#path);
    this.#isForOwner = true;
  }

  #whenFree<T>(work: () => T): Promise<T> {
    return whenFree(this.#path, () => {
      if (!this.#open) throw storeClosed(this.#path);
      return work();
    });
  }
}
