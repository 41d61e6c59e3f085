import { setTimeout as sleep } from "node:timers/promises";
import type { Sql, TransactionSql } from "postgres";

/** How long a lost connection may take to be reported as closed before its error is taken at its word. */
const patienceMs = 2000;

/**
 * Keeps a transaction whose connection has died from touching the connection again. The driver would write its
 * ROLLBACK to a socket that is gone, which ends the process, or run what is left of the work outside of any
 * transaction once the same slot has reconnected. The caller is told CONNECTION_CLOSED by the driver itself.
 */
export function guardTransactions(client: Sql): void {
  const begin = client.begin.bind(client) as Begin;
  const guarded: Begin = (work) => {
    let over = false;
    const result = begin(async (tx) => {
      const ask = tx.unsafe.bind(tx);
      tx.unsafe = ((...question: Parameters<typeof ask>) => {
        if (over) throw connectionClosed();
        return ask(...question);
      }) as typeof tx.unsafe;
      let end: () => unknown;
      try {
        const value = await work(tx);
        end = () => value;
      } catch (error) {
        for (let waited = 0; !over && lostBy(error) && waited < patienceMs; waited += 50) await sleep(50);
        end = () => {
          throw error;
        };
      }
      return over ? new Promise(() => {}) : end();
    });
    const finish = () => {
      over = true;
    };
    result.then(finish, finish);
    return result;
  };
  client.begin = guarded as typeof client.begin;
}

type Begin = (work: (tx: TransactionSql) => unknown) => Promise<unknown>;

function connectionClosed(): Error {
  return Object.assign(new Error("the connection of this transaction is gone"), {
    code: "CONNECTION_CLOSED",
  });
}

/** Whether an error says that the connection is going or gone. */
function lostBy(error: unknown): boolean {
  const code = codeOf(error) ?? codeOf((error as { cause?: unknown } | undefined)?.cause);
  return code !== undefined && /^(CONNECTION_|ECONN|EPIPE$|57P0)/.test(code);
}

function codeOf(error: unknown): string | undefined {
  return (error as { code?: string } | undefined)?.code;
}
