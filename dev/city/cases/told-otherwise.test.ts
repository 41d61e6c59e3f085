import { Denied } from "@/platform/errors";
import { spoiled, ToldOtherwise } from "./told-otherwise";

it("a refusal spoils a story; anything else is a fault and stays what it was", () => {
  const refusal = new Denied("NOT_NOW", "现在不能提交");
  expect(spoiled(refusal)).toBeInstanceOf(ToldOtherwise);
  expect((spoiled(refusal) as Error).cause).toBe(refusal);
  const fault = new TypeError("undefined is not a function");
  expect(spoiled(fault)).toBe(fault);
  const before = new ToldOtherwise("a seat that nobody holds");
  expect(spoiled(before)).toBe(before);
});
