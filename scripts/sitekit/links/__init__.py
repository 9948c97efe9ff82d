"""Links inside the output: does each lead to a file, and to a place in it?"""
