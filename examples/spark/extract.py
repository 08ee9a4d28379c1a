#!/usr/bin/env python3
"""JSON Lines to N-Quads under Spark: extract.py IN.jsonl OUT [PARTITIONS]"""
import os
import sys

from pyspark.sql import SparkSession


def main():
    source, target = sys.argv[1:3]
    partitions = int(sys.argv[3]) if len(sys.argv) > 3 else None
    command = f"{os.environ.get('TERCET', 'tercet')} extract --quiet --jsonl -f nquads"
    spark = SparkSession.builder.appName("tercet").getOrCreate()
    # a path is split at line ends; checkCode makes a failing filter fail the job instead of losing its documents
    lines = spark.sparkContext.textFile(source, partitions)
    lines.pipe(command, env=dict(os.environ), checkCode=True).saveAsTextFile(target)
    spark.stop()


if __name__ == "__main__":
    main()
