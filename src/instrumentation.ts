/** Called once when a web server starts, before it answers: what it must not run with ends it here. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return;
  const { bootOrExit } = await import("@/platform/boot");
  await bootOrExit();
}
