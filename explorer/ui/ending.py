"""How a process that the window started is told to stop, and ended when it does not listen."""

from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess


def tell_to(orders: Connection, order: str) -> None:
    """Send an order to a process that may have ended already."""
    try:
        orders.send(order)
    except OSError:
        return


def end_process(process: BaseProcess, *, patience: float) -> None:
    """Wait `patience` seconds for the process to go, then end it."""
    process.join(patience)
    if process.is_alive():
        process.terminate()
        process.join(1.0)
    if process.is_alive():
        process.kill()
        process.join()
    process.close()
