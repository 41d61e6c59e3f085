"use client";

import type { PDFDataRangeTransport } from "pdfjs-dist/legacy/build/pdf.mjs";
import { useEffect, useRef, useState } from "react";

export type PlanPagesProps = {
  /** Where the bytes are, with the opening in its address. */
  source: string;
  /** How many bytes there are: the server's answers name no length. */
  size: number;
  /** Written over every page. */
  mark: string;
  /** How many pages the file has. */
  pages: number;
};

/** Where the reader's own files are: its worker, and what it needs for fonts that a file does not bring along. */
const assets = "/pdf-reader";
/** Width of a page in pixels, at most: memory of a phone. */
const widest = 1600;

type Reader = Awaited<ReturnType<typeof open>>;

/** A PDF page by page; a page is drawn when it comes near and let go when it is far away. */
export function PlanPages({ source, size, mark, pages }: PlanPagesProps) {
  const [trouble, setTrouble] = useState("");
  const [ready, setReady] = useState(false);
  const list = useRef<HTMLOListElement>(null);

  useEffect(() => {
    let ended = false;
    let reader: Reader | undefined;
    let watcher: IntersectionObserver | undefined;
    const lost = () => setTrouble("方案有一部分没有取到，请检查网络后刷新页面。");
    open(source, size, lost)
      .then((opened) => {
        reader = opened;
        if (ended) return void opened.destroy();
        setReady(true);
        watcher = watch(list.current, opened, mark, () => setTrouble("有一页没有显示出来，请刷新页面再试。"));
      })
      .catch(() => setTrouble("方案暂时不能在页面中显示，请检查网络后刷新页面，或者下载阅读。"));
    return () => {
      ended = true;
      watcher?.disconnect();
      void reader?.destroy();
    };
  }, [source, size, mark]);

  return (
    <>
      <p className="hint" role="status">
        {trouble || (ready ? `共 ${pages} 页，向下滑动阅读。` : "正在打开方案…")}
      </p>
      <ol className="sheets" ref={list}>
        {Array.from({ length: pages }, (_, at) => at + 1).map((page) => (
          <li key={page} id={`page-${page}`}>
            <canvas width={60} height={85} data-page={page} aria-label={`第${page}页`} role="img" />
            <span>
              {page} / {pages}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

/** Loaded when the page is there, and nowhere else. */
async function open(source: string, size: number, lost: () => void) {
  const pdf = await import("pdfjs-dist/legacy/build/pdf.mjs");
  pdf.GlobalWorkerOptions.workerSrc = `${assets}/build/pdf.worker.min.mjs`;
  const task = pdf.getDocument({
    // In pieces, as they are looked at: a plan of 200 MB is not fetched to see its first page.
    range: piecesOf(new pdf.PDFDataRangeTransport(size, null), source, lost),
    disableAutoFetch: true,
    disableStream: true,
    rangeChunkSize: 256 * 1024,
    cMapUrl: `${assets}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${assets}/standard_fonts/`,
    wasmUrl: `${assets}/wasm/`,
    // The content policy allows no compiled code; the reader brings a slower way along.
    useWasm: false,
  });
  const document = await task.promise;
  return { document, destroy: () => task.destroy() };
}

function piecesOf(pieces: PDFDataRangeTransport, source: string, lost: () => void): PDFDataRangeTransport {
  const ended = new AbortController();
  pieces.requestDataRange = (begin, end) => {
    fetchPiece(source, begin, end, ended.signal)
      .then((bytes) => pieces.onDataRange(begin, bytes))
      .catch(() => ended.signal.aborted || lost());
  };
  pieces.abort = () => ended.abort();
  return pieces;
}

const tries = 3;

/** A phone loses its network for a moment: tried again before the reader is told. */
async function fetchPiece(
  source: string,
  begin: number,
  end: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  for (let attempt = 1; ; attempt++) {
    let refused = false;
    try {
      const answer = await fetch(source, { headers: { range: `bytes=${begin}-${end - 1}` }, signal });
      if (answer.status === 206) return new Uint8Array(await answer.arrayBuffer());
      // Asking again changes nothing, and each refusal is on record.
      refused = answer.status < 500;
      throw new Error(`answered ${answer.status}`);
    } catch (error) {
      if (refused || signal.aborted || attempt === tries) throw error;
      await new Promise((resolve) => setTimeout(resolve, attempt * 1000));
    }
  }
}

function watch(
  list: HTMLElement | null,
  reader: Reader,
  mark: string,
  failed: () => void,
): IntersectionObserver {
  const drawing = new Map<HTMLCanvasElement, { cancel: () => void }>();
  const watcher = new IntersectionObserver(
    (seen) => {
      for (const { target, isIntersecting } of seen) {
        if (!(target instanceof HTMLCanvasElement)) continue;
        const going = drawing.get(target);
        if (isIntersecting && !going) {
          const started = draw(reader, target, mark);
          drawing.set(target, started);
          started.done.catch(() => drawing.delete(target) && failed());
        } else if (!isIntersecting && going) {
          going.cancel();
          drawing.delete(target);
          release(target);
        }
      }
    },
    { rootMargin: "150% 0px" },
  );
  for (const canvas of list?.querySelectorAll("canvas") ?? []) watcher.observe(canvas);
  return watcher;
}

/** Keeps the shape, gives the memory back. */
function release(canvas: HTMLCanvasElement): void {
  const height = Math.round((60 * canvas.height) / canvas.width);
  canvas.width = 60;
  canvas.height = height;
}

function draw(reader: Reader, canvas: HTMLCanvasElement, mark: string) {
  let ended = false;
  let stop = () => {};
  const done = (async () => {
    const page = await reader.document.getPage(Number(canvas.dataset.page));
    if (ended) return;
    const width = Math.min(widest, canvas.clientWidth * Math.min(2.5, window.devicePixelRatio * 1.25));
    const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width });
    canvas.width = Math.round(viewport.width);
    canvas.height = Math.round(viewport.height);
    const context = canvas.getContext("2d");
    if (!context) throw new Error("no canvas");
    const task = page.render({ canvas, canvasContext: context, viewport });
    stop = () => task.cancel();
    await task.promise.catch((error: unknown) => {
      if (!ended) throw error;
    });
    if (ended) return;
    write(context, mark, canvas);
    canvas.dataset.drawn = "yes";
  })();
  return {
    done,
    cancel: () => {
      ended = true;
      delete canvas.dataset.drawn;
      stop();
    },
  };
}

/** The reader's mark, as the download has it. */
function write(context: CanvasRenderingContext2D, mark: string, { width, height }: HTMLCanvasElement): void {
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalAlpha = 0.2;
  context.fillStyle = "#444444";
  context.textAlign = "center";
  context.font = `${Math.max(10, width / 38)}px sans-serif`;
  for (const part of [0.2, 0.5, 0.8]) {
    context.setTransform(1, 0, 0, 1, width / 2, height * part);
    context.rotate(-0.55);
    context.fillText(mark, 0, 0);
  }
}
