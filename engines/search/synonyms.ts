/** One thing by several names at a university: the first name of each line stands for all, so that other words for the same matter meet. */
const groups = `食堂 餐厅 饭堂 餐饮 就餐 用餐 吃饭 伙食 饭菜 菜品
停车 停车位 停车场 车位 泊车 停放
班车 校车 通勤车 通勤 接驳车 摆渡车
附小 附属小学 附属学校 小学
附幼 幼儿园 附属幼儿园 入园
入学 上学 就读 入读 就学
子女 孩子 小孩 儿女
托管 托班 看护 照看
职称 晋升 晋级 高级职务
评审 评聘 评定 评选
体检 健康检查 查体
空调 冷气 制冷 降温
宿舍 公寓 周转房 人才房 住房 寝室
工资 薪酬 薪资 收入 待遇 绩效 津贴
健身 锻炼 运动 体育 健身房
医院 校医院 医务室 就医 看病 就诊 医疗
充电 充电桩
电动车 电瓶车 电动自行车
自行车 单车 共享单车
校园卡 一卡通 饭卡
网络 校园网 无线网 wifi 网速
图书馆 阅览室 借阅
报销 报账
疗休养 疗养 休养
离退休 退休
青年 年轻 青椒
电梯 升降梯
饮水 热水 开水 直饮水 饮水机
厕所 卫生间 洗手间
噪音 噪声 吵闹 扰民
路灯 照明 灯光
快递 包裹 驿站
垃圾 废弃物
母婴室 哺乳室
心理 心理健康
课酬 课时费
会议 开会
审批 流程 手续`

const firstOf: ReadonlyMap<string, string> = new Map(
  groups.split('\n').flatMap((line) => {
    const [first = '', ...others] = line.split(' ')
    return others.map((word): [string, string] => [word, first])
  }),
)

/** The name that stands for this word's matter; null where the word is it already, or stands for itself alone. */
export function matterOf(word: string): string | null {
  return firstOf.get(word) ?? null
}
