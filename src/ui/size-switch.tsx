/** 标准版 or 长辈版. */
export type DisplaySize = "standard" | "elder";

export type SizeSwitchProps = { size: DisplaySize; here: string; action?: string };

/** Posts the other size and the page to come back to; the server remembers it. */
export function SizeSwitch({ size, here, action = "/display-size" }: SizeSwitchProps) {
  const other: DisplaySize = size === "elder" ? "standard" : "elder";
  return (
    <form method="post" action={action}>
      <input type="hidden" name="size" value={other} />
      <input type="hidden" name="back" value={here} />
      <button type="submit" className="linklike">
        {other === "elder" ? "长辈版" : "标准版"}
      </button>
    </form>
  );
}
