import { whenReady } from "../live/ready.js";
import { follow } from "./audience/page.js";
import { takeSeat } from "./audience/seat.js";

// The seat has to be there before the player lays out the slides.
const seat = takeSeat();
whenReady(() => follow(seat));
