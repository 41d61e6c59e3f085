"use client";

import { BrokenPage } from "./broken-page";

/** A page that failed unexpectedly; what went wrong is in the server's log, not here. */
export default function PageError() {
  return <BrokenPage />;
}
