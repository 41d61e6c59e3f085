import { sha256 } from "@/platform/crypto";

/** The same work, however it is written: width, case, blanks and dashes do not make another one (E6). */
export function fingerprintOf(item: {
  projectId: string;
  part: string;
  kind: string;
  chainage: string;
}): string {
  return sha256([item.projectId, plain(item.part), item.kind, plain(item.chainage)].join("\n"));
}

function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[~\-‐‑‒–—―－−∼〜至到]+/g, "-")
    .replace(/[\s,，、。.;；:：()（）【】[\]“”"'‘’]/g, "");
}
